import { Document, isMap, isScalar, type YAMLMap } from 'yaml';
import { formatDuration } from '../config/duration.ts';
import type { LeftOut, Outcome, Proposal, ProposedSli } from '../discovery/proposal.ts';
import type { Measured, Suggestion } from '../discovery/suggest-target.ts';
import { cleanLines } from '../text/clean.ts';
import { budgetPercent, count, percent } from '../text/number.ts';

/** What a proposed configuration says beside its SLOs. */
export type ProposedFile = {
  /** The `prometheus:` key as it is written. */
  readonly prometheus: unknown;
  /** URL that answers, or null. */
  readonly alertmanager: string | null;
  /** Whether SLOs the server records are to be shown too. */
  readonly showRecorded: boolean;
  /** Window of every SLO. */
  readonly window: string;
  /** How long there have been samples. */
  readonly history: string;
  readonly outcomes: readonly Outcome[];
  readonly heading: readonly string[];
  /** What to say at the end, after the SLOs that are left out. */
  readonly ending: readonly string[];
};

/** A commented configuration: proposed SLOs with what was measured, the rest as comments. */
export function writeProposals(file: ProposedFile): string {
  const proposals = file.outcomes.filter((one) => one.kind === 'proposed');
  const leftOut = file.outcomes.filter((one) => one.kind === 'left-out');
  const label = serviceLabelKey(proposals);
  const document = new Document(
    {
      prometheus: file.prometheus,
      ...(file.alertmanager === null ? {} : { alertmanager: file.alertmanager }),
      ...label,
      ...(file.showRecorded ? { showRecorded: true } : {}),
      ...(proposals.length === 0 ? {} : { services: services(proposals, file.window) }),
    },
    { aliasDuplicateObjects: false },
  );
  document.commentBefore = comment(file.heading);
  spaceOut(document);
  commentSlos(document, proposals, file.history);
  const ending = [...leftOutLines(leftOut, file.window), ...file.ending];
  if (ending.length > 0) document.comment = comment(ending);
  return document.toString({ lineWidth: 0 });
}

function serviceNames(proposals: readonly Proposal[]): readonly string[] {
  return [...new Set(proposals.map(({ service }) => service))];
}

/** The label that most services are named by, where it is not the usual one. */
function serviceLabelKey(proposals: readonly Proposal[]): {
  readonly serviceLabel?: string | null;
} {
  const labels = new Set(proposals.map(({ serviceLabel }) => serviceLabel));
  if (labels.has(null)) return { serviceLabel: null };
  const [only] = labels;
  return labels.size === 1 && only !== undefined && only !== 'service'
    ? { serviceLabel: only }
    : {};
}

function services(proposals: readonly Proposal[], window: string) {
  return serviceNames(proposals).map((name) => ({
    name,
    slos: proposals
      .filter(({ service }) => service === name)
      .map((one) => sloData(one.name, `${one.target.percent}%`, window, one.form)),
  }));
}

function sloData(name: string, target: string, window: string, form: ProposedSli) {
  return { name, target, window, sli: sliData(form) };
}

function sliData(form: ProposedSli): Readonly<Record<string, string>> {
  switch (form.kind) {
    case 'latency':
      return { latency: form.metric, threshold: formatDuration(form.thresholdSeconds) };
    case 'gauge':
      return { gauge: form.query };
    case 'events':
      return form.bad === undefined
        ? { good: form.good ?? '', total: form.total }
        : { bad: form.bad, total: form.total };
  }
}

function spaceOut(document: Document): void {
  if (!isMap(document.contents)) return;
  for (const { key } of document.contents.items)
    if (isScalar(key) && key.value === 'services') key.spaceBefore = true;
}

function commentSlos(document: Document, proposals: readonly Proposal[], history: string): void {
  serviceNames(proposals).forEach((name, at) => {
    const service = document.getIn(['services', at]);
    if (at > 0 && isMap(service)) service.spaceBefore = true;
    proposals
      .filter((one) => one.service === name)
      .forEach((one, index) => {
        const node = document.getIn(['services', at, 'slos', index]);
        if (isMap(node)) commentSlo(node, one, history);
      });
  });
}

function commentSlo(node: YAMLMap, { measured, target }: Proposal, history: string): void {
  node.commentBefore = comment([`${measuredText(measured, history)}; ${targetText(target)}`]);
}

function measuredText({ bad, total }: Measured, history: string): string {
  const share = percent(1 - bad / total);
  return `${share} over ${history}, measured (${count(bad)} bad of ${count(total)})`;
}

function targetText({ percent: target, spent }: Suggestion): string {
  return spent > 1
    ? `${target}% would have been missed: the budget spent ${Number(spent.toPrecision(2))} times over`
    : `${target}% would have left ${budgetPercent(1 - spent)} of the budget`;
}

function leftOutLines(leftOut: readonly LeftOut[], window: string): readonly string[] {
  return leftOut.flatMap(({ service, name, form, why }) => {
    const told = `Not proposed: ${service}/${name}: ${why}.`;
    if (form === null) return [told, ''];
    const slo = new Document([sloData(name, '99%', window, form)]);
    return [
      told,
      ...slo
        .toString({ lineWidth: 0 })
        .trimEnd()
        .split('\n')
        .map((line) => `  ${line}`),
      '',
    ];
  });
}

/** Lines as the YAML library wants a comment: each with the space that follows the #. */
function comment(lines: readonly string[]): string {
  return lines.map((line) => ` ${cleanLines(line)}`.trimEnd() || ' ').join('\n');
}
