import type { TurnLength } from '../oncall/schedule.ts';
import { parseLocalTime, type WallMs } from '../zones/local-time.ts';
import { quote } from './quote.ts';
import { type Reading, readAs, refuse } from './reading.ts';

const units: Readonly<Record<string, TurnLength['unit']>> = { h: 'h', d: 'd', w: 'w', mo: 'mo' };

/** How long a turn is: `12h`, `1d`, `1w`, `1mo`. */
export function readLength(text: string): Reading<TurnLength> {
  const match = /^([1-9]\d{0,3})(h|d|w|mo)$/.exec(text.trim());
  const unit = units[match?.[2] ?? ''];
  if (match === null || unit === undefined)
    return refuse(`expected the length of a turn, such as 12h, 1d, 1w or 1mo, got ${quote(text)}`);
  return readAs({ count: Number(match[1]), unit });
}

/** Local time of a handoff, to the minute: `2026-01-05T09:00`. */
export function readStarts(text: string): Reading<WallMs> {
  return readLocal(text, (expected, day) =>
    refuse(`${expected}; add the time of the handoff: ${day}T09:00`),
  );
}

/** A local time, or a date for its midnight. */
export function readMoment(text: string): Reading<WallMs> {
  return readLocal(text, (expected, day) => existing(day, expected));
}

function readLocal(
  text: string,
  readDay: (expected: string, day: string) => Reading<WallMs>,
): Reading<WallMs> {
  const expected = `expected a local time such as 2026-01-05T09:00, got ${quote(text)}`;
  const match = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::00)?(.*))?$/.exec(text.trim());
  if (match === null) return refuse(expected);
  const [, day = '', time, rest = ''] = match;
  if (time === undefined) return readDay(expected, day);
  if (rest !== '')
    return refuse(`${expected}; write it as a clock in timeZone shows it: ${day}T${time}`);
  return existing(`${day}T${time}`, expected);
}

function existing(local: string, expected: string): Reading<WallMs> {
  const wall = parseLocalTime(local);
  return wall === null ? refuse(`${expected}; there is no such time`) : readAs(wall);
}
