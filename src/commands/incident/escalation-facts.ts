import { comingSteps } from '../../incidents/coming-steps.ts';
import { levelName, policyOf, stepAt } from '../../incidents/escalation-level.ts';
import type { Incident } from '../../incidents/incident.ts';
import { reachedBy, reachedText } from '../../incidents/reached.ts';
import { escalationLateMs } from '../../incidents/shortfall.ts';
import type { Schedule } from '../../oncall/schedule.ts';
import { countdown } from '../../text/time.ts';
import { holdersAt } from './holders-at.ts';
import { minutesOrMore } from './minutes-or-more.ts';
import { utcSecond } from './utc-second.ts';

type Circumstances = { readonly now: number; readonly schedules: readonly Schedule[] };

/** `level 0 (primary), escalates in 4:59 to bob (secondary) at 2026-02-03 14:37:07 UTC` */
export function pagedFact(incident: Incident, { now, schedules }: Circumstances): string {
  const level = incident.escalationLevel;
  const stands = level < 0 ? 'nobody' : `level ${level} (${levelName(policyOf(incident), level)})`;
  const [next] = comingSteps(incident, now);
  if (next === undefined) return stands;
  const who = reachedBy(next.step.who, holdersAt(schedules, next.at))
    .map(reachedText)
    .join(' and ');
  const late = escalationLateMs(incident, now);
  if (late !== null) return `${stands}, ${lateText(who, late)}`;
  return `${stands}, escalates in ${countdown(next.at - now)} to ${who} at ${utcSecond(next.at)} UTC`;
}

function lateText(who: string, lateMs: number): string {
  return `${minutesOrMore(lateMs)} LATE to escalate to ${who}: nothing keeps the clock; onduty escalate --due does it now`;
}

/** Which step of which policy; null for a page that nobody was paged for, or that is over. */
export function policyFact(incident: Incident): string | null {
  const policy = policyOf(incident);
  const found = stepAt(policy, incident.escalationLevel);
  if (found === null || incident.state === 'resolved') return null;
  const { steps, repeats } = policy;
  // Somebody may escalate beyond the last round.
  const rounds =
    repeats === null ? ' until acknowledged' : found.round > repeats ? '' : ` of ${repeats + 1}`;
  const round = repeats === 0 && found.round === 0 ? '' : `, round ${found.round + 1}${rounds}`;
  return `${policy.name}: step ${found.index + 1} of ${steps.length}${round}`;
}

/** When an acknowledgement that nothing follows pages anew; null for never. */
export function reminderFact({ remindsAt }: Incident, now: number): string | null {
  if (remindsAt === null) return null;
  return `pages anew in ${minutesOrMore(Math.max(0, remindsAt - now))} unless somebody writes or acts`;
}
