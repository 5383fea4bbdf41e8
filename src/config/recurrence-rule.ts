import { didYouMean } from './nearest.ts';
import { quote } from './quote.ts';
import { type Reading, readAs, refuse } from './reading.ts';

const day = '(?:MO|TU|WE|TH|FR|SA|SU)';

/** The parts of an RRULE that say on which days something comes again, and what each may hold. */
const parts: Readonly<Record<string, RegExp>> = {
  FREQ: /^(DAILY|WEEKLY|MONTHLY|YEARLY)$/,
  INTERVAL: /^[1-9]\d{0,3}$/,
  COUNT: /^[1-9]\d{0,4}$/,
  UNTIL: /^\d{8}(?:T\d{6}Z)?$/,
  BYDAY: list(`(?:[+-]?[1-5])?${day}`),
  BYMONTHDAY: list('-?(?:[1-9]|[12]\\d|3[01])'),
  BYMONTH: list('(?:[1-9]|1[0-2])'),
  BYSETPOS: list('-?[1-9]\\d?'),
  WKST: new RegExp(`^${day}$`),
};

const example = 'an RRULE such as FREQ=WEEKLY;BYDAY=SU';

/** Reads an RRULE of RFC 5545 that repeats by days, weeks, months or years. */
export function readRecurrenceRule(text: string): Reading<string> {
  const rule = text
    .trim()
    .replace(/^RRULE:/i, '')
    .replace(/;$/, '')
    .toUpperCase();
  const pairs = rule.split(';').map((pair) => pair.split('='));
  const fault = pairs.map(([key = '', ...value]) => faultOf(key, value.join('='))).find(Boolean);
  if (fault) return refuse(`expected ${example}, got ${quote(text)}; ${fault}`);
  const keys = pairs.map(([key]) => key ?? '');
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice) return refuse(`expected ${example}, got ${quote(text)}; ${twice} is there twice`);
  if (!keys.includes('FREQ')) return refuse(`expected ${example}, got ${quote(text)}; no FREQ`);
  if (keys.includes('COUNT') && keys.includes('UNTIL'))
    return refuse(`${quote(text)} has COUNT and UNTIL; keep one of the two`);
  const counted = /[;:,=]([+-]?\d[A-Z]{2})\b/.exec(rule)?.[1];
  // RFC 5545, 3.3.10: only a month or a year has a first Sunday.
  if (counted !== undefined && /FREQ=(?:DAILY|WEEKLY)/.test(rule))
    return refuse(`${quote(text)}: ${counted} needs FREQ=MONTHLY or YEARLY`);
  return readAs(rule);
}

function faultOf(key: string, value: string): string | null {
  if (/^BY(HOUR|MINUTE|SECOND)$/.test(key))
    return `the time of day is that of from; write one correction for each`;
  const allowed = parts[key];
  if (allowed === undefined)
    return `${quote(key)} is not known here${didYouMean(key, Object.keys(parts))}`;
  if (allowed.test(value) && (key !== 'UNTIL' || lastMoment(value) !== null)) return null;
  if (key === 'FREQ') return 'FREQ is DAILY, WEEKLY, MONTHLY or YEARLY';
  if (key === 'UNTIL') return 'UNTIL is a day, 20261231, or an instant in UTC, 20261231T030000Z';
  return `${key}=${value} can't be read`;
}

/** The last moment of `UNTIL=…` in a rule, ms as the wall clock shows it; null without one. */
export function untilOf(rule: string): number | null {
  const [, value] = /UNTIL=([^;]*)/.exec(rule) ?? [];
  return value === undefined ? null : lastMoment(value);
}

/** Days from one time to the next by FREQ and INTERVAL; of days that are chosen one by one Infinity. */
export function daysBetween(rule: string): number {
  if (/FREQ=DAILY/.test(rule) && /\bBY/.test(rule)) return Number.POSITIVE_INFINITY;
  const [, frequency = ''] = /FREQ=([A-Z]+)/.exec(rule) ?? [];
  const [, interval = '1'] = /INTERVAL=(\d+)/.exec(rule) ?? [];
  return (daysOf[frequency] ?? 365) * Number(interval);
}

const daysOf: Readonly<Record<string, number>> = { DAILY: 1, WEEKLY: 7, MONTHLY: 28, YEARLY: 365 };

/** `20261231` counts whole; `20261231T030000Z`. Null for a day there is not. */
function lastMoment(value: string): number | null {
  const [, year, month, day, hour = '23', minute = '59', second = '59'] =
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z)?$/.exec(value) ?? [];
  const text = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const at = Date.parse(`${text}Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text) ? at : null;
}

function list(one: string): RegExp {
  return new RegExp(`^${one}(?:,${one})*$`);
}
