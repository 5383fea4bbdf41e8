import { type EscalationPolicy, usualEscalation } from './escalation-policy.ts';
import type { Severity } from './incident.ts';

/** What a severity demands of people. */
export type SeverityPolicy = {
  /** Minutes the first page may stay unacknowledged before it escalates by itself. */
  readonly acknowledgeWithinMinutes: number;
  /** How often people are to be told how it stands; null: when there is something to tell. */
  readonly updateEveryMinutes: number | null;
  /** The level reached at once, those below it too: 0 the first step of the policy alone; null nobody. */
  readonly pagesLevel: number | null;
  readonly escalation: EscalationPolicy;
};

export type SeverityPolicies = Readonly<Record<Severity, SeverityPolicy>>;

/** The documents' five minutes for all; updates where customers wait for them. */
export function usualPolicies(acknowledgeWithinMinutes: number): SeverityPolicies {
  const policy = (updateEveryMinutes: number | null) => ({
    acknowledgeWithinMinutes,
    updateEveryMinutes,
    pagesLevel: 0,
    escalation: usualEscalation(acknowledgeWithinMinutes),
  });
  return {
    'SEV-1': policy(30),
    'SEV-2': policy(60),
    'SEV-3': policy(null),
    'SEV-4': policy(null),
  };
}
