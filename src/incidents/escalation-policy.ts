import { type OnCallRole, onCallRoles } from './on-call-role.ts';

/** Whom a step pages: whoever holds a role when it starts, or always the same person. */
export type Addressee = { readonly role: OnCallRole } | { readonly person: string };

/** One step: everybody it names is paged at once, and it ends unanswered after its time. */
export type EscalationStep = {
  readonly who: readonly Addressee[];
  readonly timeoutSeconds: number;
};

/** In which order people are paged while nobody acknowledges. An incident keeps the one it began with. */
export type EscalationPolicy = {
  readonly name: string;
  /** Never empty. */
  readonly steps: readonly EscalationStep[];
  /** How often all steps run again after the last one; null: until somebody acknowledges. */
  readonly repeats: number | null;
  /** How long an acknowledged incident may stay without a word before it pages anew; null: for ever. */
  readonly remindAfterSeconds: number | null;
};

/** The documents' three: the primary, then the secondary, then the escalation contact, each for as long as a page may wait. */
export function usualEscalation(acknowledgeWithinMinutes: number): EscalationPolicy {
  const timeoutSeconds = acknowledgeWithinMinutes * 60;
  return {
    name: 'usual',
    steps: onCallRoles.map((role) => ({ who: [{ role }], timeoutSeconds })),
    repeats: 0,
    remindAfterSeconds: null,
  };
}

/** `secondary`, `escalation contact and dave`. */
export function addresseesText(who: readonly Addressee[]): string {
  const names = who.map(addresseeText);
  return [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' and ');
}

function addresseeText(one: Addressee): string {
  return 'person' in one ? one.person : roleWord(one.role);
}

/** `escalation contact` for the last of them. */
export function roleWord(role: OnCallRole): string {
  return role === 'escalation' ? 'escalation contact' : role;
}

/** Whether two policies page the same people in the same order. */
export function samePeople(one: EscalationPolicy, other: EscalationPolicy): boolean {
  const people = ({ steps }: EscalationPolicy) => JSON.stringify(steps.map(({ who }) => who));
  return people(one) === people(other);
}
