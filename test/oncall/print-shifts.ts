import type { Schedule, TurnLength } from '../../src/oncall/schedule.ts';
import { shifts } from '../../src/oncall/shifts.ts';
import {
  layerOf,
  overrideOf,
  primaries,
  rotationOf,
  scheduleOf,
  wall,
} from '../support/schedules.ts';
import { zones } from '../zones/zones.ts';

const lengths = ['h', 'd', 'w', 'mo'] as const;
const turns = primaries('alice', 'bob', 'charlie');

const [from, to] = [Date.UTC(2011, 0), Date.UTC(2013, 0)];

/** Two years of shifts in every zone and length, a line each, and of a schedule with everything in it. */
export function shiftLines(): readonly string[] {
  return zones.flatMap((timeZone) => [
    ...lengths.map((unit) => line(`${timeZone} ${unit}`, rotationIn(timeZone, unit))),
    line(`${timeZone} layers`, layersIn(timeZone)),
  ]);
}

function rotationIn(timeZone: string, unit: TurnLength['unit']): Schedule {
  const length = { count: unit === 'h' ? 7 : 1, unit };
  return rotationOf({ timeZone, starts: '2010-10-31T02:30', length, turns });
}

/** Nights over days, people who change in between, and somebody who stands in. */
function layersIn(timeZone: string): Schedule {
  const starts = '2010-10-31T02:30';
  const crews = [
    { from: null, turns },
    { from: wall('2011-12-30T02:30'), turns: primaries('bob', 'dave') },
  ];
  const night = { days: [1, 2, 3, 4, 5, 0], fromMinute: 150, toMinute: 90 };
  const length = { count: 1, unit: 'd' as const };
  const nights = layerOf({ timeZone, starts, length, crews, restrictions: [night] });
  const override = { from: '2011-03-01T00:00Z', to: '2011-11-30T00:00Z', user: 'erin' };
  return scheduleOf([layerOf({ timeZone, starts, turns }), nights], {
    timeZone,
    overrides: [overrideOf({ ...override, insteadOf: 'bob' })],
  });
}

function line(name: string, schedule: Schedule): string {
  const found = shifts(schedule, from, to);
  return `${name} ${found.map(({ start, end, primary }) => `${start} ${end} ${primary}`).join()}`;
}

// As a program, it says first what zone the machine takes itself to be in.
if (import.meta.main) {
  process.stdout.write(`${new Date(2026, 0).getTimezoneOffset()}\n${shiftLines().join('\n')}`);
}
