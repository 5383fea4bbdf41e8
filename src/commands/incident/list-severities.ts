import type { IncidentRules } from '../../config/config.ts';
import { severities } from '../../incidents/incident.ts';
import { severityMeaning } from '../../incidents/severity.ts';
import { minutesOrMore } from './minutes-or-more.ts';
import { pagedAtOnce } from './paged-at-once.ts';

const columns = [
  { key: 'severity', title: 'Severity' },
  { key: 'meaning', title: 'Meaning' },
  { key: 'acknowledge', title: 'Acknowledge within' },
  { key: 'update', title: 'Update every' },
  { key: 'pages', title: 'Pages at once' },
] as const;

/** `incident severities`: what each means and demands by this configuration. */
export async function listSeverities(
  { policies }: IncidentRules,
  { json, width }: { readonly json: boolean; readonly width: number },
): Promise<string> {
  const all = severities.map((severity) => ({
    severity,
    meaning: severityMeaning[severity],
    ...policies[severity],
  }));
  if (json) return JSON.stringify({ severities: all }, null, 2);
  const minutes = (value: number) => minutesOrMore(value * 60_000);
  const rows = all.map(({ severity, meaning, ...policy }) => ({
    severity,
    meaning,
    acknowledge: minutes(policy.acknowledgeWithinMinutes),
    update: policy.updateEveryMinutes === null ? 'never' : minutes(policy.updateEveryMinutes),
    pages: pagedAtOnce(policy),
  }));
  const { printTable } = await import('../../../screens/parts/printed-table.tsx');
  return printTable(columns, rows, width);
}
