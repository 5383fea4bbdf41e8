import type { TurnLength } from '../../src/oncall/schedule.ts';
import { shifts } from '../../src/oncall/shifts.ts';
import { primaries, rotationOf } from '../support/schedules.ts';
import { zones } from '../zones/zones.ts';

const lengths = ['h', 'd', 'w', 'mo'] as const;
const turns = primaries('alice', 'bob', 'charlie');

/** Two years of shifts in every zone and length, a line each. */
export function shiftLines(): readonly string[] {
  return zones.flatMap((timeZone) => lengths.map((unit) => shiftLine(timeZone, unit)));
}

function shiftLine(timeZone: string, unit: TurnLength['unit']): string {
  const length = { count: unit === 'h' ? 7 : 1, unit };
  const schedule = rotationOf({ timeZone, starts: '2010-10-31T02:30', length, turns });
  const found = shifts(schedule, Date.UTC(2011, 0), Date.UTC(2013, 0));
  return `${timeZone} ${unit} ${found.map(({ start, primary }) => `${start} ${primary}`).join()}`;
}

// As a program, it says first what zone the machine takes itself to be in.
if (import.meta.main) {
  process.stdout.write(`${new Date(2026, 0).getTimezoneOffset()}\n${shiftLines().join('\n')}`);
}
