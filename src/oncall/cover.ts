import type { Override, Role } from './schedule.ts';

/** Who holds a role, and the override that says so, if one does. */
export type Cover = { readonly holder: string | null; readonly override: Override | null };

/**
 * Who holds a role once overrides are applied to whoever has it by rotation. Of several the last
 * created wins; one created later still may put somebody in that person's place.
 *
 * @param active the overrides of the moment, in the order they were created
 */
export function coverOf(role: Role, scheduled: string | null, active: readonly Override[]): Cover {
  let cover: Cover = { holder: scheduled, override: null };
  let later = active;
  for (;;) {
    const { holder } = cover;
    const index = later.findLastIndex((override) => concerns(override, role, holder));
    const override = later[index];
    if (!override) return cover;
    cover = { holder: override.user, override };
    later = later.slice(index + 1);
  }
}

function concerns(override: Override, role: Role, holder: string | null): boolean {
  if (override.role !== null && override.role !== role) return false;
  return override.insteadOf === null || override.insteadOf === holder;
}
