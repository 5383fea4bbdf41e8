import { amount, unitWord } from '../src/live/selectors/amount.ts';
import { type EventsSli, unitOf } from '../src/promql/events.ts';
import { goodRatio } from '../src/slo/counts.ts';
import type { SloStatus } from '../src/slo/status.ts';
import { canFire, judgedTiers, reaches, type Tier, tiersFor } from '../src/slo/tiers.ts';
import { burn, percent } from '../src/text/number.ts';
import type { PrintedColumn } from './parts/printed-table.tsx';

/** The table's columns, the last but one headed by what the SLI counts. */
export function burnColumns(sli: EventsSli): readonly PrintedColumn[] {
  return [
    { key: 'window', title: 'window' },
    { key: 'burn', title: 'burn', align: 'right' },
    { key: 'good', title: 'good', align: 'right' },
    { key: 'bad', title: 'bad', align: 'right' },
    { key: 'total', title: unitWord(unitOf(sli)), align: 'right' },
    { key: 'tiers', title: 'alerts' },
  ];
}

/** One row a window: how fast the budget burns over it, and which alerts it takes part in. */
export function burnRows({ burn: windows, slo }: SloStatus): readonly Record<string, string>[] {
  const unit = unitOf(slo.sli);
  const judged = judgedTiers(tiersFor(slo.window.seconds), slo.sli);
  const tiers = judged.filter((tier) => canFire(tier, slo.objective));
  return windows.map(({ label, rate, counts }) => ({
    window: label,
    burn: burn(rate),
    good: percent(goodRatio(counts)),
    bad: amount(counts.bad, unit),
    total: amount(counts.total, unit),
    tiers: tiers
      .filter(({ long, short }) => long === label || short === label)
      .map((tier) => tierText(tier, rate))
      .join(', '),
  }));
}

/** `page from 14.4×, reached`. */
function tierText({ severity, factor }: Tier, rate: number | null): string {
  const reached = reaches(rate, factor) ? ', reached' : '';
  return `${severity} from ${burn(factor)}${reached}`;
}
