import { type OwnShift, ownShifts } from './own-shifts.ts';
import { type Override, roles, type Schedule } from './schedule.ts';
import type { Span } from './shift.ts';
import { shifts } from './shifts.ts';

const dayMs = 86_400_000;

/**
 * The shift of one person that `at` falls in, else the first that begins within a day; of a day
 * (`at` is its midnight) rather the one that begins on it. Null when there is none.
 */
export function shiftToSwap(
  schedule: Schedule,
  person: string,
  at: number,
  isDay: boolean,
): OwnShift | null {
  const [turn] = shifts(rotationOf(schedule), at, at + 1);
  const own = wholeShifts(schedule, person, turn?.start ?? at, at + dayMs);
  const near = own.filter(({ end }) => end > at);
  return (isDay && near.find(({ start }) => start >= at)) || (near[0] ?? null);
}

/** Shifts of one person, where what others do within a turn does not cut them in pieces. */
function wholeShifts(
  schedule: Schedule,
  person: string,
  from: number,
  to: number,
): readonly OwnShift[] {
  const handoffs = new Set(shifts(rotationOf(schedule), from, to).map(({ start }) => start));
  const last = shifts(rotationOf(schedule), to - 1, to)[0];
  const whole: OwnShift[] = [];
  for (const part of ownShifts(schedule, person, from, last?.end ?? to)) {
    const before = whole.at(-1);
    const isSame = before?.end === part.start && before.roles.join() === part.roles.join();
    if (before && isSame && !handoffs.has(part.start))
      whole[whole.length - 1] = { ...before, end: part.end };
    else whole.push(part);
  }
  return whole;
}

function rotationOf(schedule: Schedule): Schedule {
  return { ...schedule, overrides: [] };
}

/** An override yet without its author. */
type Half = Span & Pick<Override, 'user' | 'insteadOf' | 'role'>;

/**
 * What gives a shift of one person to another. Who takes it and has a role in it already leaves that
 * one to who gives it: nobody ends up in two roles, and none is left open.
 */
export function handOver(
  schedule: Schedule,
  giver: string,
  { start, end }: Span,
  taker: string,
): readonly Half[] {
  const halves: Half[] = [];
  for (const part of ownShifts(schedule, giver, start, end)) {
    const span = { start: Math.max(start, part.start), end: Math.min(end, part.end) };
    const back = roles.filter((role) => part[role] === taker);
    const there = { ...span, user: taker, insteadOf: giver };
    if (back.length === 0) join(halves, { ...there, role: null });
    for (const role of back.length === 0 ? [] : part.roles) join(halves, { ...there, role });
    for (const role of back) join(halves, { ...span, user: giver, insteadOf: taker, role });
  }
  return halves;
}

function join(halves: Half[], half: Half): void {
  const index = halves.findIndex(
    ({ end, user, role }) => end === half.start && user === half.user && role === half.role,
  );
  const before = halves[index];
  if (before) halves[index] = { ...before, end: half.end };
  else halves.push(half);
}
