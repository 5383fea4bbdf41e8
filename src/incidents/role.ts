/** The roles of the incident process every team has; a configuration may add its own. */
export const usualRoles = ['incident-commander', 'communications', 'technical-lead'] as const;

const form = /^[a-z][a-z0-9-]{0,39}$/;

/** Whether a text may name a role in a configuration. */
export function isRoleName(text: string): boolean {
  return form.test(text);
}
