import { roles } from '../oncall/schedule.ts';
import type { ConfigPath } from './position.ts';
import type { HoldersForm } from './schedule-schema.ts';

/** A name in a schedule, and where it stands. */
export type NamedAt = { readonly name: string; readonly path: ConfigPath };

/** The names in the roles of a turn. */
export function namesOf(form: HoldersForm, path: ConfigPath): readonly NamedAt[] {
  return roles.flatMap((role) => {
    const name = form[role];
    return name ? [{ name, path: [...path, role] }] : [];
  });
}
