import { type Severity, severities } from './incident.ts';

/** What each severity says of the fault, in the words of the incident process. */
export const severityMeaning: Readonly<Record<Severity, string>> = {
  'SEV-1': 'critical outage',
  'SEV-2': 'significant degradation',
  'SEV-3': 'minor impact',
  'SEV-4': 'cosmetic',
};

export type SeverityReading =
  | { readonly ok: true; readonly severity: Severity }
  | { readonly ok: false; readonly problem: string };

const named = severities.map((severity) => `${severity} (${severityMeaning[severity]})`);

/**
 * Reads `SEV-1`, `sev-1` or `sev1`. A bare `1` is refused: it may as well mean the number of an
 * incident or a priority, and paging the wrong people costs more than typing `sev`.
 */
export function parseSeverity(text: string): SeverityReading {
  const digit = /^sev-?(\d)$/i.exec(text.trim())?.[1];
  const severity = severities.find((one) => one === `SEV-${digit}`);
  if (severity) return { ok: true, severity };
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return {
    ok: false,
    problem: `"${shown}" is not a severity: use ${named.slice(0, -1).join(', ')} or ${named.at(-1)}`,
  };
}
