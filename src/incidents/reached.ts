import { type Addressee, roleWord } from './escalation-policy.ts';
import type { OnCallRole } from './on-call-role.ts';

/** Who holds each role of the schedule at a moment; null where nobody does. */
export type Holders = Readonly<Record<OnCallRole, string | null>>;

/** Somebody a step reaches, or would if there were somebody. */
export type Reached =
  | { readonly kind: 'person'; readonly name: string; readonly role: OnCallRole | null }
  /** The role has nobody now. */
  | { readonly kind: 'nobody'; readonly role: OnCallRole }
  /** No schedule says who holds the role. */
  | { readonly kind: 'unknown'; readonly role: OnCallRole };

/** Whom a step reaches, each person once; `holders` is null without a schedule. */
export function reachedBy(who: readonly Addressee[], holders: Holders | null): readonly Reached[] {
  const all = who.map((one) =>
    'person' in one ? person(one.person, null) : held(one.role, holders),
  );
  const names = all.map((one) => (one.kind === 'person' ? one.name : null));
  return all.filter((one, index) => one.kind !== 'person' || names.indexOf(one.name) === index);
}

function person(name: string, role: OnCallRole | null): Reached {
  return { kind: 'person', name, role };
}

function held(role: OnCallRole, holders: Holders | null): Reached {
  if (holders === null) return { kind: 'unknown', role };
  const name = holders[role];
  return name === null ? { kind: 'nobody', role } : person(name, role);
}

/** `bob (secondary)`, `dave`, `the secondary`, `nobody (no secondary is on call)`. */
export function reachedText(one: Reached): string {
  if (one.role === null) return one.name;
  const role = roleWord(one.role);
  switch (one.kind) {
    case 'person':
      return `${one.name} (${role})`;
    case 'nobody':
      return `nobody (no ${role} is on call)`;
    case 'unknown':
      return `the ${role}`;
  }
}
