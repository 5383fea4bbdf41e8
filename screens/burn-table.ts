import { amount, unitWord } from '../src/live/selectors/amount.ts';
import { type EventsSli, unitOf } from '../src/promql/events.ts';
import type { BurnWindow } from '../src/slo/burn.ts';
import type { SloStatus } from '../src/slo/status.ts';
import { canFire, judgedTiers, reaches, type Tier, tiersFor } from '../src/slo/tiers.ts';
import { burn, unknown } from '../src/text/number.ts';
import type { PrintedColumn } from './parts/printed-table.tsx';

/** The table's columns, the total headed by what the SLI counts. */
export function burnColumns(sli: EventsSli): readonly PrintedColumn[] {
  return [
    { key: 'window', title: 'window' },
    { key: 'bad', title: 'bad', align: 'right' },
    { key: 'total', title: unitWord(unitOf(sli)), align: 'right' },
    { key: 'ratio', title: 'bad ratio', align: 'right' },
    { key: 'burn', title: 'burn', align: 'right' },
    { key: 'tiers', title: 'alerts from' },
    { key: 'fires', title: 'fires' },
  ];
}

/** One row a window: how fast the budget burns over it, and which alerts it takes part in. */
export function burnRows({ burn: windows, slo }: SloStatus): readonly Record<string, string>[] {
  const unit = unitOf(slo.sli);
  const judged = judgedTiers(tiersFor(slo.window.seconds), slo.sli);
  const tiers = judged.filter((tier) => canFire(tier, slo.objective));
  const windowOf = (label: string) => windows.find((one) => one.label === label);
  return windows.map(({ label, rate, counts }) => {
    const own = tiers.filter(({ long, short }) => long === label || short === label);
    return {
      window: label,
      bad: amount(counts.bad, unit),
      total: amount(counts.total, unit),
      ratio: ratioText(rate === null ? null : rate * (1 - slo.objective)),
      burn: burn(rate),
      tiers: own.map(({ severity, factor }) => `${severity} ${burn(factor)}`).join(', '),
      fires: own.map((tier) => firesText(tier, windowOf)).join('; '),
    };
  });
}

/**
 * A tier fires when both its windows burn at its factor; one that does alone waits for the other. Not
 * known where that hangs on a window of which nothing is known.
 */
function firesText(
  { long, short, factor }: Tier,
  windowOf: (label: string) => BurnWindow | undefined,
): string {
  const own = [windowOf(long), windowOf(short)];
  const burning = own.flatMap((one) => (one && reaches(one.rate, factor) ? one.label : []));
  if (burning.length === 2) return 'yes';
  const quiet = own.some((one) => one && isKnown(one) && !reaches(one.rate, factor));
  if (!quiet) return unknown;
  return burning.length === 0 ? 'no' : `no, ${burning.join()} alone`;
}

/** Without any event a burn rate is no number, and nothing burns. */
function isKnown({ rate, counts }: BurnWindow): boolean {
  return rate !== null || counts.total === 0;
}

/**
 * The burn of the window that tells most, with the numbers put in:
 * `burn 1h 14.9× = (bad 1,234 / total 82,000) / (1 − 0.999)`; null when its counts are not known.
 */
export function burnFormula({ burn: windows, alert, slo }: SloStatus): string | null {
  const window = windows.find(({ label }) => label === (alert?.long ?? '1h'));
  if (window === undefined || window.rate === null) return null;
  const { bad, total } = window.counts;
  if (bad === null || total === null) return null;
  const counts = `(bad ${whole(bad)} / total ${whole(total)})`;
  return `burn ${window.label} ${burn(window.rate)} = ${counts} / (1 − ${Number(slo.objective.toFixed(9))})`;
}

/** Three digits, enough to reckon with: `1.49%`, `0.0213%`. */
function ratioText(share: number | null): string {
  return share === null ? unknown : `${Number((share * 100).toPrecision(3))}%`;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-GB');
}
