import { quote } from './quote.ts';
import { type Reading, readAs, refuse } from './reading.ts';

const units = [
  ['y', 365 * 86_400_000],
  ['w', 7 * 86_400_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
] as const;

// The form Prometheus reads: each unit at most once, the longest first.
const pattern = /^(?:(\d+)y)?(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/;

/** Seconds of a duration as Prometheus writes it: `5m`, `30d`, `1h30m`, `500ms`. */
export function parseDuration(text: string): Reading<number> {
  const trimmed = text.trim();
  const match = trimmed === '' ? null : pattern.exec(trimmed);
  if (match === null) return refuse(refusal(trimmed));
  const milliseconds = units.reduce(
    (sum, [, size], index) => sum + Number(match[index + 1] ?? 0) * size,
    0,
  );
  if (!Number.isSafeInteger(milliseconds)) return refuse(refusal(trimmed));
  if (milliseconds === 0)
    return refuse(`expected a duration longer than nothing, got ${quote(text)}`);
  return readAs(milliseconds / 1000);
}

const longestWaitSeconds = 365 * 86_400;

/** Seconds that somebody is waited for: a year at most, for no calendar holds every duration. */
export function parseWait(text: string): Reading<number> {
  const reading = parseDuration(text);
  return reading.ok && reading.value > longestWaitSeconds
    ? refuse(`expected at most 365d, got ${quote(text)}`)
    : reading;
}

/**
 * Seconds of a length people also write with a decimal point: `0.2s`, `1.5m`. Only for what no query
 * takes as a range, where Prometheus knows whole numbers.
 */
export function parseLength(text: string): Reading<number> {
  const [, number, unit] = /^\s*(\d*\.\d+)(ms|s|m|h|d)\s*$/.exec(text) ?? [];
  const size = units.find(([name]) => name === unit)?.[1];
  if (number === undefined || size === undefined) return parseDuration(text);
  // 60 × a decimal leaves dust such as 4.199999; 12 digits are more than anyone writes.
  const seconds = Number(((Number(number) * size) / 1000).toPrecision(12));
  if (seconds === 0) return refuse(`expected a duration longer than nothing, got ${quote(text)}`);
  return readAs(seconds);
}

/** A duration as Prometheus prints it: years and weeks only where nothing is left over. */
export function formatDuration(seconds: number): string {
  let left = Math.round(seconds * 1000);
  if (left === 0) return '0s';
  let text = '';
  for (const [unit, size] of units) {
    if ((unit === 'y' || unit === 'w') && left % size !== 0) continue;
    const count = Math.floor(left / size);
    if (count > 0) text += `${count}${unit}`;
    left -= count * size;
  }
  return text;
}

function refusal(text: string): string {
  const expected = `expected a duration such as 5m, 1h30m or 30d, got ${quote(text)}`;
  const months = /^(\d+)\s*(M|mo|month|months)$/.exec(text);
  if (months)
    return `${expected}; 1m is one minute, and a month is written ${Number(months[1]) * 30}d`;
  if (/^[1-9]\d*$/.test(text)) return `${expected}; add a unit: ${text}s, ${text}m or ${text}d`;
  if (/^\d*\.\d+[a-z]*$/.test(text)) return `${expected}; write it in whole numbers, as 1h30m`;
  return `${expected}; units are ms, s, m, h, d, w, y, the longest first`;
}
