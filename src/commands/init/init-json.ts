import type { Outcome } from '../../discovery/proposal.ts';
import type { Proposed } from './proposed.ts';

/** `onduty init --json`: stable; `file` is null when none was written. */
export function initJson({ endpoint, survey, outcomes }: Proposed, file: string | null): string {
  const json = {
    prometheus: endpoint.url,
    alertmanagers: survey.alertmanagers,
    window: survey.window.label,
    history: survey.history,
    file,
    proposed: outcomes.flatMap(proposedJson),
    leftOut: outcomes.flatMap((one) =>
      one.kind === 'left-out' ? [{ service: one.service, name: one.name, why: one.why }] : [],
    ),
    beyondTheTop: survey.rest,
    recorded: survey.recorded,
  };
  return JSON.stringify(json, null, 2);
}

function proposedJson(one: Outcome): readonly object[] {
  if (one.kind === 'left-out') return [];
  const { service, name, exporter, form, measured, target } = one;
  const { kind: _, ...sli } = form;
  return [
    {
      ...{ service, name, exporter },
      target: target.percent,
      budgetSpent: target.spent,
      bad: measured.bad,
      total: measured.total,
      good: 1 - measured.bad / measured.total,
      sli,
    },
  ];
}
