import { reasonOf } from './reason.ts';
import { type Override, roles, type Schedule } from './schedule.ts';
import { type Segment, segments } from './segments.ts';
import { isHeld, type Shift, type Span } from './shift.ts';
import { partsInside, partsOutside } from './spans.ts';
import { lastEnds, nextStarts, turnLists } from './turn-lists.ts';

/**
 * The whole shifts that have a part in [from, to), in order and without overlap; gaps between them
 * are time in which nobody is on call. What is said of a moment never depends on the window asked for.
 */
export function shifts(schedule: Schedule, from: number, to: number): readonly Shift[] {
  return stretches(schedule, from, to).filter(isHeld);
}

/** The same, with the stretches in which overrides leave nobody on call. */
export function stretches(schedule: Schedule, from: number, to: number): readonly Shift[] {
  if (to <= from) return [];
  const { temporary } = schedule;
  const rotated = rotatedShifts(schedule, from, to);
  const outside =
    temporary.length === 0 ? rotated : rotated.flatMap((shift) => partsOutside(shift, temporary));
  return [...outside, ...temporary.flatMap(temporaryShifts)]
    .filter((shift) => shift.start < to && shift.end > from)
    .sort((a, b) => a.start - b.start);
}

/** The stretch that `at` falls in, also one in which overrides leave nobody; else null. */
export function stretchAt(schedule: Schedule, at: number): Shift | null {
  return stretches(schedule, at, at + 1)[0] ?? null;
}

function temporaryShifts(plan: Schedule['temporary'][number]): readonly Shift[] {
  const name = plan.name === null ? 'temporary schedule' : `temporary schedule "${plan.name}"`;
  const { start, end } = plan;
  const nobody = { primary: null, secondary: null, escalation: null };
  const open = partsOutside<Span>({ start, end }, plan.shifts);
  const inside = plan.shifts.flatMap((shift) => partsInside(shift, [{ start, end }]));
  return [
    ...inside.map((shift) => ({ ...shift, reason: name, overrides: [] })),
    ...open.map((span) => ({ ...span, ...nobody, reason: `${name} names nobody`, overrides: [] })),
  ];
}

function rotatedShifts(schedule: Schedule, from: number, to: number): Shift[] {
  const reach = reachOf(schedule, from, to);
  const turns = turnLists(schedule, reach.start, reach.end);
  const overrides = touching(schedule.overrides, reach);
  return segments(turns, overrides, reach.start, reach.end).map(shiftOf);
}

function shiftOf(segment: Segment): Shift {
  const { start, end, sources } = segment;
  return {
    start,
    end,
    primary: sources.primary.holder,
    secondary: sources.secondary.holder,
    escalation: sources.escalation.holder,
    reason: reasonOf(segment),
    overrides: overridesIn(sources),
  };
}

const none: readonly Override[] = [];

function overridesIn(sources: Segment['sources']): readonly Override[] {
  const found = roles.map((role) => sources[role].override).filter((one) => one !== null);
  return found.length === 0 ? none : [...new Set(found)];
}

/**
 * How far the shifts of a window may reach beyond it: to the ends of the turns at its own ends, or,
 * where only overrides are, through the gap they are in.
 */
function reachOf(schedule: Schedule, from: number, to: number): Span {
  const { overrides } = schedule;
  const first = turnLists(schedule, from, from + 1).flat();
  const last = turnLists(schedule, to - 1, to).flat();
  return {
    start: first.length > 0 ? Math.min(...first.map(({ start }) => start)) : gapStart(),
    end: last.length > 0 ? Math.max(...last.map(({ end }) => end)) : gapEnd(),
  };

  function gapStart(): number {
    const here = touching(overrides, { start: from, end: from + 1 }).map(({ start }) => start);
    if (here.length === 0) return from;
    return Math.max(Math.min(...here), ...lastEnds(schedule, from));
  }

  function gapEnd(): number {
    const here = touching(overrides, { start: to - 1, end: to }).map(({ end }) => end);
    if (here.length === 0) return to;
    return Math.min(Math.max(...here), ...nextStarts(schedule, to));
  }
}

function touching<S extends Span>(spans: readonly S[], { start, end }: Span): readonly S[] {
  return spans.filter((span) => span.start < end && span.end > start);
}
