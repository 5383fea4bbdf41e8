import * as z from 'zod';
import { usualEscalation } from '../incidents/escalation-policy.ts';
import { type Severity, severities } from '../incidents/incident.ts';
import { isRoleName, usualRoles } from '../incidents/role.ts';
import {
  type SeverityPolicies,
  type SeverityPolicy,
  usualPolicies,
} from '../incidents/severity-policy.ts';
import { unknownPlaceholder, usualWarRoom } from '../incidents/war-room.ts';
import type { IncidentRules } from './config.ts';
import { parseDuration, parseWait } from './duration.ts';
import type { Escalations, StatedPolicy } from './escalation.ts';
import { form, line, strictMap } from './fields.ts';
import { type Reading, readAs } from './reading.ts';
import type { Report } from './report.ts';

const minutes = form('a duration such as 5m', parseWait).transform((seconds) => seconds / 60);
const keep = z.union([z.literal('forever'), form('a duration such as 400d', parseDuration)], {
  error: 'expected a duration such as 400d, or forever',
});

/** Minutes, or null for never. */
const updateEvery = form(
  'a duration such as 30m, or never',
  (text): Reading<number | null> => (text === 'never' ? readAs(null) : parseWait(text)),
).transform((seconds) => (seconds === null ? null : seconds / 60));

/** Whom a page of a severity reaches at once. */
const pages = z.enum(['nobody', 'primary', 'secondary', 'escalation'], {
  error: 'expected nobody, primary, secondary (both of them) or escalation (all three)',
});
const levels = { nobody: null, primary: 0, secondary: 1, escalation: 2 } as const;

const policy = strictMap({
  acknowledgeWithin: minutes.optional(),
  updateEvery: updateEvery.optional(),
  pages: pages.optional(),
});

const role = line.refine(
  isRoleName,
  'expected a role such as customer-liaison: small letters, digits and hyphens',
);

/** `channel: #incidents` is a channel to no YAML. */
const place = z
  .string({ error: 'expected a place in quotes, as # begins a comment: "#incidents"' })
  .pipe(line);

const warRoom = place.refine((text) => unknownPlaceholder(text) === null, {
  error: 'expected a channel or address, of whose placeholders there are {id} and {title}',
});

/** The shortest time that incidents are left after their end: what is removed is gone. */
export const shortestKeepSeconds = 86_400;

export const incidentsSchema = strictMap({
  keep: keep
    .refine((seconds) => seconds === 'forever' || seconds >= shortestKeepSeconds, {
      error: 'expected at least 1d: what is removed is gone',
    })
    .optional(),
  channel: place.optional(),
  warRoom: warRoom.optional(),
  roles: z.array(role, { error: 'expected a list of roles' }).optional(),
  severities: strictMap(
    Object.fromEntries(severities.map((severity) => [severity, policy.optional()])),
  ).optional(),
});

type Form = z.output<typeof incidentsSchema>;
type PolicyForm = z.output<typeof policy>;

const usualChannel = '#incidents';

/** The rules of a configuration; `acknowledgeWithinMinutes` holds for severities that say nothing else. */
export function readIncidentRules(
  given: Form | null | undefined,
  acknowledgeWithinMinutes: number,
  escalations: Escalations,
  report: Report,
): IncidentRules {
  const usual = usualPolicies(acknowledgeWithinMinutes);
  const stated = (given?.severities ?? {}) as Readonly<Record<string, PolicyForm | undefined>>;
  const policies = Object.fromEntries(
    severities.map((severity) => [
      severity,
      escalating(withStated(usual[severity], stated[severity]), escalations.of.get(severity)),
    ]),
  ) as SeverityPolicies;
  for (const severity of severities)
    refuseBoth(severity, stated[severity]?.pages, escalations, report);
  return {
    policies,
    roles: [...new Set([...usualRoles, ...(given?.roles ?? [])])],
    channel: given?.channel ?? usualChannel,
    warRoom: given?.warRoom ?? usualWarRoom,
    keepSeconds: given?.keep === undefined || given.keep === 'forever' ? null : given.keep,
  };
}

function withStated(usual: SeverityPolicy, stated: PolicyForm | undefined): SeverityPolicy {
  const every = stated?.updateEvery;
  const acknowledgeWithinMinutes = stated?.acknowledgeWithin ?? usual.acknowledgeWithinMinutes;
  return {
    acknowledgeWithinMinutes,
    escalation: usualEscalation(acknowledgeWithinMinutes),
    updateEveryMinutes: every === undefined ? usual.updateEveryMinutes : every,
    pagesLevel: stated?.pages === undefined ? usual.pagesLevel : levels[stated.pages],
  };
}

/** The severity with the escalation policy that is stated for it: its first step says how long a page may wait. */
function escalating(policy: SeverityPolicy, stated: StatedPolicy | undefined): SeverityPolicy {
  if (stated === undefined) return policy;
  const escalation = stated(policy.acknowledgeWithinMinutes);
  const waits = escalation.steps[0]?.timeoutSeconds;
  const acknowledgeWithinMinutes =
    waits === undefined ? policy.acknowledgeWithinMinutes : waits / 60;
  return { ...policy, acknowledgeWithinMinutes, escalation };
}

/** Who is paged is said once: by `pages`, or by the steps of an escalation policy. */
function refuseBoth(
  severity: Severity,
  pages: PolicyForm['pages'],
  { of, named }: Escalations,
  report: Report,
): void {
  // A policy for all the rest leaves alone who asks that nobody be paged.
  const contradicts = pages === 'nobody' ? named.has(severity) : of.has(severity);
  if (pages === undefined || !contradicts) return;
  const path = ['incidents', 'severities', severity, 'pages'];
  report.issue(path, `an escalation policy says who is paged for ${severity}; keep one of the two`);
}
