import { reasonOf } from './reason.ts';
import { roles, type Schedule } from './schedule.ts';
import { type Segment, segments } from './segments.ts';
import { isHeld, type Shift, type Span } from './shift.ts';
import { partsOutside } from './spans.ts';
import { nextTurn, previousTurn } from './turn-search.ts';
import { turnsBetween } from './turns.ts';

/**
 * The whole shifts that have a part in [from, to), in order and without overlap; gaps between them
 * are time in which nobody is on call. What is said of a moment never depends on the window asked for.
 */
export function shifts(schedule: Schedule, from: number, to: number): readonly Shift[] {
  if (to <= from) return [];
  const { temporary } = schedule;
  const planned = temporary.flatMap(temporaryShifts);
  const rotated = rotatedShifts(schedule, from, to);
  const outside =
    temporary.length === 0 ? rotated : rotated.flatMap((s) => partsOutside(s, temporary));
  return [...outside, ...planned]
    .filter((shift) => shift.start < to && shift.end > from && isHeld(shift))
    .sort((a, b) => a.start - b.start);
}

/** The shift that `at` falls in, or null when nobody is on call. */
export function shiftAt(schedule: Schedule, at: number): Shift | null {
  return shifts(schedule, at, at + 1)[0] ?? null;
}

function temporaryShifts({ name, shifts: planned }: Schedule['temporary'][number]): Shift[] {
  const reason = name === null ? 'temporary schedule' : `temporary schedule "${name}"`;
  return planned.map((shift) => ({ ...shift, reason, overrides: [] }));
}

function rotatedShifts(schedule: Schedule, from: number, to: number): Shift[] {
  const reach = reachOf(schedule, from, to);
  const turns = schedule.layers.map((layer) => turnsBetween(layer, reach.start, reach.end));
  const overrides = touching(schedule.overrides, reach);
  return segments(turns, overrides, reach.start, reach.end).map(shiftOf);
}

function shiftOf(segment: Segment): Shift {
  const { start, end, sources } = segment;
  const overrides = roles.map((role) => sources[role].override).filter((one) => one !== null);
  return {
    start,
    end,
    primary: sources.primary.holder,
    secondary: sources.secondary.holder,
    escalation: sources.escalation.holder,
    reason: reasonOf(segment),
    overrides: [...new Set(overrides)],
  };
}

/**
 * How far the shifts of a window may reach beyond it: to the ends of the turns at its own ends, or,
 * where only overrides are, through the gap they are in.
 */
function reachOf({ layers, overrides }: Schedule, from: number, to: number): Span {
  const first = layers.flatMap((layer) => turnsBetween(layer, from, from + 1));
  const last = layers.flatMap((layer) => turnsBetween(layer, to - 1, to));
  return {
    start: first.length > 0 ? Math.min(...first.map(({ start }) => start)) : gapStart(),
    end: last.length > 0 ? Math.max(...last.map(({ end }) => end)) : gapEnd(),
  };

  function gapStart(): number {
    const here = touching(overrides, { start: from, end: from + 1 }).map(({ start }) => start);
    if (here.length === 0) return from;
    const ends = layers.flatMap((layer) => previousTurn(layer, from)?.end ?? []);
    return Math.max(Math.min(...here), ...ends);
  }

  function gapEnd(): number {
    const here = touching(overrides, { start: to - 1, end: to }).map(({ end }) => end);
    if (here.length === 0) return to;
    const starts = layers.flatMap((layer) => nextTurn(layer, to)?.start ?? []);
    return Math.min(Math.max(...here), ...starts);
  }
}

function touching<S extends Span>(spans: readonly S[], { start, end }: Span): readonly S[] {
  return spans.filter((span) => span.start < end && span.end > start);
}
