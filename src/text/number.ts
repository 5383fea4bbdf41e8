import { duration } from './time.ts';

/** How an unknown number is written. Never 0, never 100 %. */
export const unknown = '–';

/**
 * A good share as a percentage: two significant digits of what is bad, rounded towards worse, so that
 * a target missed by little never looks met: `99.21%`, `99.89%`, `99.9994%`; `100%` only for all.
 */
export function percent(share: number | null): string {
  if (share === null) return unknown;
  const bad = (1 - share) * 100;
  if (bad <= 1e-9) return '100%';
  const digits = Math.min(6, Math.max(0, 1 - Math.floor(Math.log10(bad))));
  const scale = 10 ** digits;
  // Floating point: 100 − 99.9 is a little more than 0.1 and must not be rounded up to 0.11.
  const worse = Math.max(Math.ceil(bad * scale - 1e-6), 1) / scale;
  return `${trimZeros((100 - worse).toFixed(digits))}%`;
}

/** A percentage in so many columns: digits after the point give way, which rounds a good share to worse. */
export function percentWithin(text: string, columns: number): string {
  const [, digits] = /^(\d+\.\d+)%$/.exec(text) ?? [];
  if (digits === undefined || text.length <= columns) return text;
  return `${digits.slice(0, columns - 1).replace(/\.$/, '')}%`;
}

/** What is left of a budget: whole percent, one digit near 0 and 100, which are only said when exact. */
export function budgetPercent(share: number | null): string {
  if (share === null) return unknown;
  const value = share * 100;
  if (value > 99 && value < 100) return `${trimZeros((Math.floor(value * 10) / 10).toFixed(1))}%`;
  if (value > 0 && value < 0.1) return '<0.1%';
  if (value !== 0 && Math.abs(value) < 1) return `${value.toFixed(1)}%`;
  return `${Math.round(value)}%`;
}

/** What was spent of a budget, three digits: `69.4%`, `0.05%`, `250%`; more than nothing is never `0%`. */
export function spentPercent(share: number | null): string {
  if (share === null) return unknown;
  const value = share * 100;
  if (value > 0 && value < 0.01) return '<0.01%';
  const digits = value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
  return `${trimZeros(value.toFixed(digits))}%`;
}

/** A burn rate: `14.9×`, `120×`. */
export function burn(rate: number | null): string {
  if (rate === null) return unknown;
  if (rate > 0 && rate < 0.05) return '<0.1×';
  return rate >= 99.95 ? `${count(rate)}×` : `${trimZeros(rate.toFixed(1))}×`;
}

/** A number of events, three digits at most: `950`, `1.2k`, `34M`. */
export function count(value: number | null): string {
  if (value === null) return unknown;
  if (value < 0) return `-${count(-value)}`;
  const units = ['', 'k', 'M', 'G', 'T'];
  let rest = value;
  let unit = 0;
  while (rest >= 999.5 && unit < units.length - 1) {
    rest /= 1000;
    unit += 1;
  }
  const digits = unit > 0 && rest < 9.95 ? 1 : 0;
  return `${trimZeros(rest.toFixed(digits))}${units[unit]}`;
}

/** Minutes as a person says them: `9m 58s`, `1h 12m`; below 0 with a minus. */
export function minutes(value: number | null): string {
  if (value === null) return unknown;
  const text = duration(Math.abs(value) * 60_000);
  return value < 0 && text !== '0s' ? `-${text}` : text;
}

function trimZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
