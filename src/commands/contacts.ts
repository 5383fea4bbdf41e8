import type { Person } from '../config/config.ts';

/** How to reach somebody, as the configuration says it: `phone +44 …, slack @bob`; empty when it says nothing. */
export function contactsOf(name: string, people: readonly Person[]): string {
  const contacts = people.find((person) => person.name === name)?.contacts ?? [];
  return contacts.map(({ kind, value }) => `${kind} ${value}`).join(', ');
}
