import type { Holders, TurnLength } from '../../src/oncall/schedule.ts';
import { withOverrides } from '../../src/oncall/schedule.ts';
import { shifts, stretchAt } from '../../src/oncall/shifts.ts';
import { overrideOf, rotationOf } from '../support/schedules.ts';

// `npm run bench -- oncall`: 5 years of shifts for 50 people. Medians; the first run, which has to read
// the zone's clock, is told apart. Times go here, never in tests.
const rounds = 9;
const from = Date.parse('2026-01-05T09:00Z');
const to = Date.parse('2031-01-05T09:00Z');

const people: readonly Holders[] = Array.from({ length: 50 }, (_, index) => ({
  primary: `person-${index}`,
  secondary: `person-${(index + 1) % 50}`,
  escalation: `person-${(index + 2) % 50}`,
}));

const lengths: readonly TurnLength[] = [
  { count: 1, unit: 'w' },
  { count: 1, unit: 'd' },
  { count: 8, unit: 'h' },
  { count: 1, unit: 'h' },
];

const weekdays = [{ days: [1, 2, 3, 4, 5], fromMinute: 540, toMinute: 1020 }];

function overridesEach(days: number) {
  const everyMs = days * 86_400_000;
  return Array.from({ length: Math.floor((to - from) / everyMs) }, (_, index) => {
    const start = from + index * everyMs;
    const [begins, ends] = [start, start + 43_200_000].map((at) => new Date(at).toISOString());
    return overrideOf({ from: begins ?? '', to: ends ?? '', user: `person-${index % 50}` });
  });
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

for (const length of lengths)
  for (const restrictions of [[], weekdays])
    for (const overrides of [[], overridesEach(10)]) {
      const rotation = rotationOf({ length, restrictions, turns: people });
      const schedule = withOverrides(rotation, overrides);
      const first = timed(() => shifts(schedule, from, to));
      const all = median(
        Array.from({ length: rounds }, () => timed(() => shifts(schedule, from, to))),
      );
      const one = median(
        Array.from({ length: 99 }, () => timed(() => stretchAt(schedule, to - 1))),
      );
      const name = `turns of ${length.count}${length.unit}${restrictions.length ? ', office hours' : ''}`;
      const count = shifts(schedule, from, to).length;
      process.stdout.write(
        `${name}, ${overrides.length} overrides: ${count} shifts, first ${first.toFixed(1)} ms, ` +
          `median ${all.toFixed(1)} ms; one moment ${(one * 1000).toFixed(0)} µs\n`,
      );
    }
