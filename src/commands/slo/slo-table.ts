import {
  heldBackWords,
  recoveringWords,
  silentBurnWords,
} from '../../live/selectors/alert-words.ts';
import { correctionSentence, excludedNowSentence } from '../../live/selectors/exclusion-words.ts';
import type { SloStatus } from '../../slo/status.ts';
import { cutMiddle } from '../../text/fit.ts';
import { budgetPercent, burn, minutes, percent } from '../../text/number.ts';

const columns = [
  { key: 'service', title: 'Service' },
  { key: 'name', title: 'SLO', keepEnds: true },
  { key: 'target', title: 'Target' },
  { key: 'state', title: 'State' },
  { key: 'sli', title: 'SLI', align: 'right' },
  { key: 'left', title: 'Budget left', align: 'right' },
  { key: 'minutes', title: 'Minutes', align: 'right' },
  { key: 'hour', title: 'Burn 1h', align: 'right' },
  { key: 'day', title: '1d', align: 'right' },
  { key: 'note', title: '' },
] as const;

/** One long value of a label must not make every row as long. */
const longestName = 60;

/** The SLOs as a table for people, at most `width` columns wide. */
export async function sloTable(statuses: readonly SloStatus[], width: number): Promise<string> {
  if (statuses.length === 0)
    return 'No SLOs: none are configured, and this Prometheus records none. Write services: and queries: in onduty.yaml (see config.example.yaml).';
  const { printTable } = await import('../../../screens/parts/printed-table.tsx');
  return printTable(columns, statuses.map(row), width);
}

function row(status: SloStatus): Readonly<Record<string, string>> {
  const { slo, sli, budget } = status;
  return {
    service: slo.service,
    name: cutMiddle(slo.name, longestName),
    target: slo.target,
    state: stateWord(status),
    sli: percent(sli),
    left: budgetPercent(budget.remaining),
    minutes: minutes(budget.minutesLeft),
    hour: burn(rate(status, '1h')),
    day: burn(rate(status, '1d')),
    note: note(status),
  };
}

/** Without data there is no state to speak of. */
function stateWord({ state, data }: SloStatus): string {
  if (data === 'no-data' || data === 'failed') return data.replace('-', ' ');
  return data === 'no-traffic' && state === 'ok' ? 'no traffic' : state;
}

function note(status: SloStatus): string {
  const { reason, slo, alert, source } = status;
  if (reason !== null) return reason;
  if (status.heldBack !== undefined) return heldBackWords(status);
  if (status.state === 'silent-burn') return silentBurnWords(status);
  if (status.state === 'recovering') return recoveringWords(status);
  if (alert !== null)
    return `${alert.severity}: over ${burn(alert.factor)} in ${alert.long} and ${alert.short}`;
  const excluded = excludedNowSentence(status, status.at ?? 0) || changedByCorrection(status);
  if (excluded !== '') return excluded;
  if (slo.sameAs !== null) return `same as ${slo.sameAs}`;
  if (slo.corrections.length > 0) return 'query corrected';
  if (source?.remark) return source.remark;
  return source?.windows === 'all' ? `recorded by ${source.by}` : '';
}

/** Only what can be seen in the row is worth its note. */
function changedByCorrection(status: SloStatus): string {
  const raw = budgetPercent(status.excluded?.raw?.remaining ?? null);
  return raw === budgetPercent(status.budget.remaining) ? '' : correctionSentence(status);
}

function rate({ burn: windows }: SloStatus, label: string): number | null {
  return windows.find((window) => window.label === label)?.rate ?? null;
}
