import { type Severity, severities } from './incident.ts';

export type SeverityReading =
  | { readonly ok: true; readonly severity: Severity }
  | { readonly ok: false; readonly problem: string };

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
    problem: `"${shown}" is not a severity: use SEV-1 (critical outage), SEV-2 (significant degradation), SEV-3 (minor impact) or SEV-4 (cosmetic)`,
  };
}
