import { describe, expect, test } from 'vitest';
import { parseLocalTime, toInstant, toLocal } from '../../src/zones/local-time.ts';
import { offsetChanges } from '../../src/zones/zone-offsets.ts';
import { conformanceCases } from '../oncall/conformance.ts';

type Case = {
  readonly id: string;
  readonly fn: 'firstOfDay' | 'lastOfDay' | 'isDST' | 'addClock' | 'wallHoursBetween';
  readonly timeZone: string;
  readonly clock: string;
  readonly date: string;
  readonly at: string;
  readonly addMinutes: number;
  readonly a: string;
  readonly b: string;
  readonly expected: unknown;
};

const dayMs = 86_400_000;
const cases = conformanceCases<Case>('goalert-clock.json');

function firstOfDay({ date, clock, timeZone }: Case): number {
  return toInstant(parseLocalTime(`${date}T${clock}`) ?? Number.NaN, timeZone);
}

/** The same clock reading once more, where the clock went back over it. */
function lastOfDay(one: Case): number {
  const first = firstOfDay(one);
  const back = offsetChanges(one.timeZone, first, first + dayMs)
    .map(({ beforeMs, afterMs }) => first + beforeMs - afterMs)
    .find((again) => toLocal(again, one.timeZone) === toLocal(first, one.timeZone));
  return back ?? first;
}

function clockChange({ date, timeZone }: Case): unknown {
  const from = toInstant(Date.parse(date), timeZone);
  const to = toInstant(Date.parse(date) + dayMs, timeZone);
  const [change] = offsetChanges(timeZone, from, to);
  if (!change) return { dst: false };
  const at = new Date(change.at + change.beforeMs).toISOString().slice(11, 16);
  return { dst: true, at, changeMinutes: (change.afterMs - change.beforeMs) / 60_000 };
}

function answer(one: Case): unknown {
  const { fn, timeZone, at, a, b, addMinutes } = one;
  if (fn === 'firstOfDay') return firstOfDay(one);
  if (fn === 'lastOfDay') return lastOfDay(one);
  if (fn === 'isDST') return clockChange(one);
  if (fn === 'addClock') {
    return toInstant(toLocal(Date.parse(at), timeZone) + addMinutes * 60_000, timeZone);
  }
  return (toLocal(Date.parse(b), timeZone) - toLocal(Date.parse(a), timeZone)) / 3_600_000;
}

describe.skipIf(!cases)("GoAlert's clock", () => {
  test('the file has cases', () => expect(cases?.length).toBeGreaterThan(30));

  test.each(cases ?? [])('$id $fn', (one) => {
    const expected = typeof one.expected === 'string' ? Date.parse(one.expected) : one.expected;
    expect(answer(one)).toEqual(expected);
  });
});
