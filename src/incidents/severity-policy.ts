import type { Severity } from './incident.ts';

/** What a severity demands of people. */
export type SeverityPolicy = {
  /** Minutes a page may stay unacknowledged before it escalates by itself. */
  readonly acknowledgeWithinMinutes: number;
  /** How often people are to be told how it stands; null: when there is something to tell. */
  readonly updateEveryMinutes: number | null;
  /** The level paged at once: 0 the primary, 1 also the secondary, 2 also the escalation contact; null nobody. */
  readonly pagesLevel: number | null;
};

export type SeverityPolicies = Readonly<Record<Severity, SeverityPolicy>>;

/** The documents' five minutes for all; updates where customers wait for them; nobody is woken for a cosmetic fault. */
export function usualPolicies(acknowledgeWithinMinutes: number): SeverityPolicies {
  const policy = (updateEveryMinutes: number | null, pagesLevel: number | null) => ({
    acknowledgeWithinMinutes,
    updateEveryMinutes,
    pagesLevel,
  });
  return {
    'SEV-1': policy(30, 0),
    'SEV-2': policy(60, 0),
    'SEV-3': policy(null, 0),
    'SEV-4': policy(null, 0),
  };
}
