import { addresseesText } from '../../incidents/escalation-policy.ts';
import type { SeverityPolicy } from '../../incidents/severity-policy.ts';

/** Whom a severity's page reaches before anything escalates: `the primary`, `primary and secondary`, `nobody`. */
export function pagedAtOnce({ pagesLevel, escalation }: SeverityPolicy): string {
  if (pagesLevel === null) return 'nobody';
  const who = escalation.steps.slice(0, pagesLevel + 1).flatMap((step) => step.who);
  const [only, ...others] = who;
  const isRole = only !== undefined && others.length === 0 && 'role' in only;
  return isRole ? `the ${addresseesText(who)}` : addresseesText(who);
}
