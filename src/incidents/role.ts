/** The roles of the incident process every team has; a configuration may add its own. */
export const usualRoles = ['incident-commander', 'communications', 'technical-lead'] as const;

/** The role without which nobody leads: its lack is shown. */
export const commander = 'incident-commander';

const form = /^[a-z][a-z0-9-]{0,39}$/;

export type RoleReading =
  | { readonly ok: true; readonly role: string }
  | { readonly ok: false; readonly problem: string };

/** Reads a role's name: one of `known`, in small letters with hyphens. */
export function parseRole(text: string, known: readonly string[]): RoleReading {
  const role = text.trim().toLowerCase().replaceAll(/[ _]+/g, '-');
  if (known.includes(role)) return { ok: true, role };
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return {
    ok: false,
    problem: `"${shown}" is not a role: use ${known.join(', ')}, or add it under incidents: roles:`,
  };
}

/** Whether a text may name a role in a configuration. */
export function isRoleName(text: string): boolean {
  return form.test(text);
}
