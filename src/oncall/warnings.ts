import {
  type OddHandoff,
  oddHandoffs,
  type StretchedShift,
  stretchedShifts,
} from './clock-changes.ts';
import { type Doubled, doubled, uncovered } from './gaps.ts';
import { idleOverrides } from './idle-overrides.ts';
import type { Override, Schedule } from './schedule.ts';
import type { Span } from './shift.ts';

/** Something about a schedule that somebody should know before the night it matters. */
export type Warning = Span &
  (
    | { readonly kind: 'gap' }
    | { readonly kind: 'off hours' }
    | { readonly kind: 'twice'; readonly doubled: Doubled }
    | { readonly kind: 'idle override'; readonly override: Override }
    | { readonly kind: 'clock change'; readonly stretched: StretchedShift }
    | { readonly kind: 'odd handoff'; readonly handoff: OddHandoff }
  );

/** Everything worth a warning in [from, to), in order of time. */
export function warnings(schedule: Schedule, from: number, to: number): readonly Warning[] {
  const { gaps, offHours } = uncovered(schedule, from, to);
  const found: Warning[] = [
    ...gaps.map((gap) => ({ kind: 'gap' as const, ...gap })),
    ...offHours.map((gap) => ({ kind: 'off hours' as const, ...gap })),
    ...doubled(schedule, from, to).map((one) => ({
      ...{ kind: 'twice' as const, doubled: one },
      ...{ start: one.start, end: one.end },
    })),
    ...idleOverrides(schedule, from, to).map((override) => ({
      ...{ kind: 'idle override' as const, override },
      ...{ start: override.start, end: override.end },
    })),
    ...stretchedShifts(schedule, from, to).map((stretched) => ({
      ...{ kind: 'clock change' as const, stretched },
      ...{ start: stretched.shift.start, end: stretched.shift.end },
    })),
    ...oddHandoffs(schedule, from, to).map((handoff) => ({
      ...{ kind: 'odd handoff' as const, handoff },
      ...{ start: handoff.at, end: handoff.at },
    })),
  ];
  return found.sort((a, b) => a.start - b.start);
}

/** Whether it is a fault of the schedule, not only a night to know of. */
export function isFault({ kind }: Warning): boolean {
  return kind === 'gap' || kind === 'twice' || kind === 'idle override';
}
