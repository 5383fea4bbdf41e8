import { type Role, roles, type Schedule } from './schedule.ts';
import type { Shift } from './shift.ts';
import { shifts } from './shifts.ts';

/** A shift of one person, and the roles they have in it. */
export type OwnShift = Shift & { readonly roles: readonly Role[] };

/** The shifts of one person that have a part in [from, to), in order. */
export function ownShifts(
  schedule: Schedule,
  person: string,
  from: number,
  to: number,
): readonly OwnShift[] {
  return shifts(schedule, from, to).flatMap((shift) => {
    const held = roles.filter((role) => shift[role] === person);
    return held.length === 0 ? [] : [{ ...shift, roles: held }];
  });
}
