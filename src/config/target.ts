import type { Target } from '../slo/target.ts';
import { quote } from './quote.ts';
import { type Reading, readAs, refuse } from './reading.ts';

const share = /^(>=?|<=?|≥|≤)?\s*(\d+(?:\.\d+)?)\s*(%)?$/;
const latency = /^p(\d+(?:\.\d+)?)\s*(<=?|>=?|≤|≥)\s*(\d+(?:\.\d+)?)\s*(ms|s|m)?$/i;
const shiftOf: Readonly<Record<string, string>> = { ms: 'e-3', s: 'e0' };

/**
 * Reads a target: `99.9%`, `0.999` and `>= 99.9%` are a good share, `< 0.1%` a bad share,
 * `p99 < 200ms` a share of requests that take less than that.
 */
export function parseTarget(text: string): Reading<Target> {
  const trimmed = text.trim();
  const quantile = latency.exec(trimmed);
  if (quantile) return readLatency(trimmed, quantile);
  const match = share.exec(trimmed);
  if (match === null) return refuse(refusal(trimmed));
  const [, comparison = '', number = '', percent] = match;
  const limitsBad = comparison.startsWith('<') || comparison === '≤';
  return limitsBad
    ? readBad(trimmed, number, percent !== undefined)
    : readGood(trimmed, comparison, number, percent !== undefined);
}

function readGood(
  text: string,
  comparison: string,
  number: string,
  percent: boolean,
): Reading<Target> {
  if (!percent && Number(number) > 1)
    return refuse(`${expected(text)}; write ${comparison}${comparison && ' '}${number}%`);
  const objective = shift(number, percent ? 'e-2' : 'e0');
  if (objective >= 1) return refuse(noBudget(text));
  if (objective < 0.5)
    return refuse(
      `${expected(text)}: this is the share that must be good; did you mean < ${number}%?`,
    );
  return readAs({ kind: 'good', objective });
}

function readBad(text: string, number: string, percent: boolean): Reading<Target> {
  if (!percent) {
    const asShare =
      Number(number) < 0.5 ? `, or < ${shift(number, 'e2')}% if it is a share of 1` : '';
    return refuse(`${expected(text)}; write < ${number}%${asShare}`);
  }
  const objective = complement(number);
  if (objective >= 1) return refuse(noBudget(text));
  if (objective < 0.5)
    return refuse(`${expected(text)}: < limits the bad share; did you mean > ${number}%?`);
  return readAs({ kind: 'bad', objective });
}

function readLatency(text: string, match: RegExpExecArray): Reading<Target> {
  const [, quantile = '', comparison = '', number = '', unit] = match;
  if (comparison.startsWith('>') || comparison === '≥')
    return refuse(`${expected(text)}; did you mean p${quantile} < ${number}${unit ?? 'ms'}?`);
  if (unit === undefined)
    return refuse(`${expected(text)}; add a unit: p${quantile} < ${number}ms or ${number}s`);
  const objective = shift(quantile, 'e-2');
  const thresholdSeconds = secondsOf(number, unit.toLowerCase());
  if (objective >= 1) return refuse(noBudget(text));
  if (objective === 0 || thresholdSeconds === 0) return refuse(expected(text));
  return readAs({ kind: 'latency', objective, thresholdSeconds, quantile: objective });
}

function secondsOf(number: string, unit: string): number {
  const exponent = shiftOf[unit];
  // 60 × a decimal leaves dust such as 4.199999; 12 digits are more than anyone writes.
  return exponent === undefined
    ? Number((Number(number) * 60).toPrecision(12))
    : shift(number, exponent);
}

/** Moves the decimal point in the text, so that 99.9 % is the very number 0.999. */
function shift(number: string, exponent: string): number {
  return Number(`${number}${exponent}`);
}

/** 1 − n/100, computed on the digits for the same reason. */
function complement(percent: string): number {
  const [whole = '', fraction = ''] = percent.split('.');
  const places = fraction.length + 2;
  const left = 10n ** BigInt(places) - BigInt(whole + fraction);
  return Number(`${left}e-${places}`);
}

function noBudget(text: string): string {
  return `${expected(text)}: it allows no failure at all, so there is no error budget`;
}

function expected(text: string): string {
  return `expected a target such as 99.9%, < 0.1% or p99 < 200ms, got ${quote(text)}`;
}

function refusal(text: string): string {
  const comma = /^\D*(\d+),(\d+)/.exec(text);
  if (comma)
    return `${expected(text)}; write ${text.replace(/(\d),(\d)/g, '$1.$2').replace(/\s*%?$/, '%')}`;
  return expected(text);
}
