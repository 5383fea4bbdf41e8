import type { Change, Wish } from '../../src/incidents/change.ts';
import { declareIncident } from '../../src/incidents/declare.ts';
import type { EscalationPolicy } from '../../src/incidents/escalation-policy.ts';
import type { Incident } from '../../src/incidents/incident.ts';
import { nextDeadline } from '../../src/incidents/pass-deadline.ts';
import type { Refusal } from '../../src/incidents/refusal.ts';
import { type SeverityPolicies, usualPolicies } from '../../src/incidents/severity-policy.ts';
import { decide } from '../../src/incidents/transitions.ts';
import type { LastChange } from '../../src/incidents/undo.ts';

/** The usual policies with one way of escalating for all severities. */
export function policiesWith(escalation: EscalationPolicy): SeverityPolicies {
  const own = Object.entries(usualPolicies(5)).map(([severity, policy]) => [
    severity,
    { ...policy, escalation },
  ]);
  return Object.fromEntries(own) as SeverityPolicies;
}

/** One incident on a clock of its own, declared at 0, with all that was ever done to it. */
export class ClockIncident {
  now = 0;
  incident: Incident;
  policies: SeverityPolicies;
  readonly changes: Change[];

  constructor(policies: SeverityPolicies) {
    this.policies = policies;
    const opening = { id: 'INC-1', title: 'down', slo: null, channel: null } as const;
    const first = declareIncident(
      { ...opening, severity: 'SEV-2' },
      { actor: 'al', now: 0, policies },
    );
    this.incident = first.incident;
    this.changes = [first];
  }

  /** Why it was refused, or null. */
  wish(wish: Wish, actor = 'bob'): Refusal | null {
    const { now, policies } = this;
    const outcome = decide(this.incident, wish, { actor, now, policies }, this.#last());
    if (!outcome.ok) return outcome.refusal;
    this.incident = outcome.value.incident;
    this.changes.push(outcome.value);
    return null;
  }

  #last(): LastChange | null {
    const [before, last] = this.changes.slice(-2);
    if (before === undefined || last === undefined) return null;
    const { kind, actor, at } = last.event;
    return { kind, actor, at, before: before.incident };
  }

  /** Passes the deadline that is stored, as whoever looks after it does. */
  look(): Refusal | null {
    const dueAt = nextDeadline(this.incident);
    return dueAt === null ? null : this.wish({ kind: 'pass-deadline', dueAt }, 'onduty');
  }

  /** Time passes while somebody looks at each deadline on the spot. */
  watchedUntil(at: number): void {
    for (;;) {
      const dueAt = nextDeadline(this.incident);
      if (dueAt === null || dueAt > at) break;
      this.now = dueAt;
      this.look();
    }
    this.now = at;
  }
}
