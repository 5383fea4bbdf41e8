import type { Circumstances, Patch } from './change.ts';
import { levelEnds, nobodyPaged } from './escalation-level.ts';
import type { Severity } from './incident.ts';

/** A page begins: the people of its severity, by the policy of now, which stays with the incident. */
export function firstPage(severity: Severity, { policies, now }: Circumstances) {
  const { escalation, pagesLevel } = policies[severity];
  const level = pagesLevel ?? nobodyPaged;
  return {
    escalationPolicy: escalation,
    escalationLevel: level,
    escalatedAt: null,
    escalatedBy: null,
    escalatesAt: levelEnds(escalation, level, now),
    remindsAt: null,
  } satisfies Patch;
}
