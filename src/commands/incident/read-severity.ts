import { ConfigError } from '../../config/config-error.ts';
import type { Severity } from '../../incidents/incident.ts';
import { parseSeverity } from '../../incidents/severity.ts';
import { clean } from '../../text/clean.ts';

/** A severity from the command line. Throws `ConfigError`. */
export function readSeverity(text: string): Severity {
  const reading = parseSeverity(clean(text));
  if (reading.ok) return reading.severity;
  throw new ConfigError(reading.problem);
}
