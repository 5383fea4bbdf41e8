import { type Severity, severities } from '../incidents/incident.ts';
import type { Link } from '../incidents/link.ts';
import type { About } from '../live/about.ts';
import { sloOfAlert } from '../live/alert-slo.ts';
import { type Subject, subjectOf } from '../live/selection.ts';
import { openIncident } from '../live/selectors/open-incident.ts';
import type { LiveState } from '../live/state.ts';

type AboutSlo = Extract<Subject, { kind: 'slo' }>;
type AboutAlert = Extract<Subject, { kind: 'alert' }>;

/** What the prompt of `declare` starts with. */
export type DeclarationDraft = {
  /** `SEV-2 api availability burns its budget` */
  readonly text: string;
  readonly about: About;
  /** An incident about the same SLO that is open already (`INC-2`), or null. */
  readonly openAlready: string | null;
};

/** A declaration about what is under the cursor: as bad as it is, linked to SLO, alert and runbook. */
export function declarationDraft(state: LiveState): DeclarationDraft {
  const subject = subjectOf(state);
  if (subject.kind === 'slo') return draft(sloTitle(subject), aboutSlo(subject, state), state);
  if (subject.kind === 'alert')
    return draft(alertTitle(subject), aboutAlert(subject, state), state);
  return draft('SEV-3 ', { slo: null, links: [] }, state);
}

function draft(text: string, about: About, { incidents }: LiveState): DeclarationDraft {
  const open = about.slo === null ? null : openIncident(incidents.data, about.slo);
  return { text, about, openAlready: open?.id ?? null };
}

function sloTitle({ slo: { slo, state } }: AboutSlo): string {
  const severity = state === 'page' ? 'SEV-2' : 'SEV-3';
  const what = state === 'page' || state === 'ticket' ? 'burns its error budget' : 'is degraded';
  return `${severity} ${slo.service} ${slo.name} ${what}`;
}

function alertTitle({ alert }: AboutAlert): string {
  const severity = /^(page|critical)$/i.test(alert.severity ?? '') ? 'SEV-2' : 'SEV-3';
  return `${severity} ${[alert.name, alert.service].filter(Boolean).join(' on ')}`;
}

/** The SLO, the alerts that fire for it, its runbook. */
function aboutSlo({ slo: { slo } }: AboutSlo, { alerts, slos }: LiveState): About {
  const firing = (alerts.data ?? []).filter(
    (alert) => alert.state === 'firing' && sloOfAlert(alert, slos.data)?.slo.id === slo.id,
  );
  const names = [...new Set(firing.map(({ name }) => name))];
  return { slo: slo.id, links: [...names.map(alertLink), ...runbookLink(slo.runbook)] };
}

/** The alert, its runbook, and the SLO it is about, where that is told. */
function aboutAlert({ alert }: AboutAlert, { slos }: LiveState): About {
  const slo = sloOfAlert(alert, slos.data)?.slo;
  const runbook = alert.runbook ?? slo?.runbook ?? null;
  return { slo: slo?.id ?? null, links: [alertLink(alert.name), ...runbookLink(runbook)] };
}

function alertLink(target: string): Link {
  return { kind: 'alert', target };
}

function runbookLink(target: string | null): readonly Link[] {
  return target === null ? [] : [{ kind: 'runbook', target }];
}

/** A severity as people type it: `SEV-2`, `sev2`, `2`; null when it is none. */
export function readSeverity(text: string): Severity | null {
  const digit = /^(?:sev-?)?([1-4])$/i.exec(text.trim())?.[1];
  return severities.find((severity) => severity.endsWith(`-${digit}`)) ?? null;
}

/**
 * `SEV-2 title` taken apart, or null when either part is missing. Of several severities the last
 * counts: it was typed behind the one that stood there already.
 */
export function readDeclaration(text: string): { severity: Severity; title: string } | null {
  const words = text.trim().split(/\s+/);
  const other = words.findIndex((word, index) => index > 0 && !/^sev-?[1-4]$/i.test(word));
  const severity = readSeverity(words[other - 1] ?? '');
  const title = words.slice(other).join(' ');
  return other === -1 || severity === null ? null : { severity, title };
}
