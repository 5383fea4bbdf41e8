import { restrictedSpans } from './restriction.ts';
import { type Role, roles, type Schedule } from './schedule.ts';
import type { Shift, Span } from './shift.ts';
import { shifts } from './shifts.ts';
import { partsInside, partsOutside, union } from './spans.ts';

/** One person in more than one role at once. */
export type Doubled = Span & { readonly person: string; readonly roles: readonly Role[] };

/** Time in which nobody is primary: by mistake, or because no layer is meant to have anybody then. */
export type Uncovered = {
  readonly gaps: readonly Span[];
  readonly offHours: readonly Span[];
};

/** The parts of [from, to) in which nobody is primary, in order. */
export function uncovered(schedule: Schedule, from: number, to: number): Uncovered {
  const held = shifts(schedule, from, to).filter(({ primary }) => primary !== null);
  const { plan } = schedule;
  // What is not known is neither a gap nor meant to be one.
  const start = Math.max(from, plan?.start ?? from);
  const end = Math.min(to, plan?.end ?? to);
  if (start >= end) return { gaps: [], offHours: [] };
  const open = partsOutside<Span>({ start, end }, union(held));
  const hours = hoursOf(schedule, start, end);
  return {
    gaps: open.flatMap((span) => partsInside(span, hours)),
    offHours: open.flatMap((span) => partsOutside(span, hours)),
  };
}

/** When somebody is meant to be on call: always, unless each layer has its hours. */
function hoursOf({ layers, plan }: Schedule, from: number, to: number): readonly Span[] {
  if (plan || layers.some(({ restrictions }) => restrictions.length === 0))
    return [{ start: from, end: to }];
  return union(
    layers.flatMap((layer) => restrictedSpans(layer.restrictions, layer.timeZone, from, to)),
  );
}

/** Where one person would be paged twice and nobody else, in [from, to). */
export function doubled(schedule: Schedule, from: number, to: number): readonly Doubled[] {
  const found: Doubled[] = [];
  for (const shift of shifts(schedule, from, to)) {
    for (const one of doubledIn(shift)) {
      const before = found.findLast(({ person }) => person === one.person);
      if (before?.end === one.start && before.roles.join() === one.roles.join())
        found[found.indexOf(before)] = { ...before, end: one.end };
      else found.push(one);
    }
  }
  return found;
}

function doubledIn(shift: Shift): readonly Doubled[] {
  const { start, end } = shift;
  const people = new Set(roles.map((role) => shift[role]).filter((name) => name !== null));
  return [...people].flatMap((person) => {
    const held = roles.filter((role) => shift[role] === person);
    return held.length > 1 ? [{ start, end, person, roles: held }] : [];
  });
}
