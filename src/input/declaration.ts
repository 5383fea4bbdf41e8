import { type Severity, severities } from '../incidents/incident.ts';
import type { About } from '../live/about.ts';
import { type Subject, subjectOf } from '../live/selection.ts';
import type { LiveState } from '../live/state.ts';

type AboutSlo = Extract<Subject, { kind: 'slo' }>;
type AboutAlert = Extract<Subject, { kind: 'alert' }>;

/** What the prompt of `declare` starts with: `SEV-2 api availability burns its budget`. */
export function declarationText(state: LiveState): { text: string; about: About } {
  const subject = subjectOf(state);
  const about = { slo: null, links: [] };
  if (subject.kind === 'slo')
    return { text: aboutSlo(subject), about: { ...about, slo: subject.slo.slo.id } };
  if (subject.kind === 'alert') return { text: aboutAlert(subject), about };
  return { text: 'SEV-3 ', about };
}

function aboutSlo({ slo: { slo, state } }: AboutSlo): string {
  const severity = state === 'page' ? 'SEV-2' : 'SEV-3';
  const what = state === 'page' || state === 'ticket' ? 'burns its error budget' : 'is degraded';
  return `${severity} ${slo.service} ${slo.name} ${what}`;
}

function aboutAlert({ alert }: AboutAlert): string {
  const severity = /^(page|critical)$/i.test(alert.severity ?? '') ? 'SEV-2' : 'SEV-3';
  return `${severity} ${[alert.name, alert.service].filter(Boolean).join(' on ')}`;
}

/** A severity as people type it: `SEV-2`, `sev2`, `2`; null when it is none. */
export function readSeverity(text: string): Severity | null {
  const digit = /^(?:sev-?)?([1-4])$/i.exec(text.trim())?.[1];
  return severities.find((severity) => severity.endsWith(`-${digit}`)) ?? null;
}

/** `SEV-2 title` taken apart, or null when either part is missing. */
export function readDeclaration(text: string): { severity: Severity; title: string } | null {
  const [first = '', ...rest] = text.trim().split(/\s+/);
  const severity = readSeverity(first);
  const title = rest.join(' ');
  return severity === null || title === '' ? null : { severity, title };
}
