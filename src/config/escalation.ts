import type {
  Addressee,
  EscalationPolicy,
  EscalationStep,
} from '../incidents/escalation-policy.ts';
import { type Severity, severities } from '../incidents/incident.ts';
import { onCallRoles } from '../incidents/on-call-role.ts';
import { clean } from '../text/clean.ts';
import type { EscalationForm, PolicyForm, StepForm } from './escalation-schema.ts';
import { didYouMean, listed } from './nearest.ts';
import type { ConfigPath } from './position.ts';
import type { Report } from './report.ts';

/** The policy of a severity; `acknowledgeWithinMinutes` is how long a step waits that says nothing else. */
export type StatedPolicy = (acknowledgeWithinMinutes: number) => EscalationPolicy;

export type Escalations = {
  /** What is stated for a severity; it lacks those that are left to the documents' way. */
  readonly of: ReadonlyMap<Severity, StatedPolicy>;
  /** Those of them that a policy names, where others are what is left. */
  readonly named: ReadonlySet<Severity>;
};

/** The policies of `escalation:` by severity; one that names none takes what the others leave. */
export function readEscalation(
  form: EscalationForm | null | undefined,
  knownPeople: readonly string[],
  report: Report,
): Escalations {
  const all = Object.entries(form ?? {}).map(([name, policy]): Placed => {
    const path = ['escalation', name];
    return { path, policy, stated: stated(name, policy, path, { knownPeople, report }) };
  });
  const named = namedSeverities(all, report);
  const rest = severities.filter((severity) => !named.has(severity));
  const [first, ...others] = all.filter(({ policy }) => policy.severities === undefined);
  const left = first ? rest.map((severity) => [severity, first.stated] as const) : [];
  if (first && rest.length === 0)
    report.issue(first.path, `${unused}: every severity has another one`, 'key');
  for (const { path } of others)
    report.issue(path, `${unused}: another one takes what is left; give it severities:`, 'key');
  return { of: new Map([...named, ...left]), named: new Set(named.keys()) };
}

type Placed = {
  readonly path: ConfigPath;
  readonly policy: PolicyForm;
  readonly stated: StatedPolicy;
};

const unused = 'nothing uses this policy';

function namedSeverities(all: readonly Placed[], report: Report) {
  const named = new Map<Severity, StatedPolicy>();
  for (const { path, policy, stated } of all) {
    const place = [...path, 'severities'];
    if (policy.severities?.length === 0)
      report.issue(place, `${unused}: name a severity, or leave out severities:`);
    for (const [index, severity] of (policy.severities ?? []).entries()) {
      if (named.has(severity))
        report.issue([...place, index], `${severity} has a policy already; keep one of the two`);
      named.set(severity, stated);
    }
  }
  return named;
}

type Checking = { readonly knownPeople: readonly string[]; readonly report: Report };

function stated(
  name: string,
  { steps, repeats, remindAfter }: PolicyForm,
  path: ConfigPath,
  checking: Checking,
): StatedPolicy {
  const read = steps.map((step, index) => readStep(step, [...path, 'steps', index], checking));
  return (acknowledgeWithinMinutes) => ({
    name: clean(name),
    steps: read.map(
      ({ who, timeoutSeconds }): EscalationStep => ({
        who,
        timeoutSeconds: timeoutSeconds ?? acknowledgeWithinMinutes * 60,
      }),
    ),
    repeats: repeats === undefined ? 0 : repeats,
    remindAfterSeconds: remindAfter ?? null,
  });
}

function readStep(step: StepForm, path: ConfigPath, checking: Checking) {
  if (typeof step === 'string')
    return { who: [readAddressee(step, path, checking)], timeoutSeconds: null };
  const inside = [...path, 'who'];
  const who =
    typeof step.who === 'string'
      ? [readAddressee(step.who, inside, checking)]
      : step.who.map((one, index) => readAddressee(one, [...inside, index], checking));
  return { who, timeoutSeconds: step.timeout ?? null };
}

function readAddressee(name: string, path: ConfigPath, checking: Checking): Addressee {
  const { knownPeople, report } = checking;
  const role = onCallRoles.find((one) => one === name);
  if (role !== undefined) return { role };
  if (!knownPeople.includes(name)) {
    const known = [...onCallRoles, ...knownPeople];
    const hint = didYouMean(name, known) || `; known here: ${listed(known)}`;
    report.issue(path, `nobody is called ${name}${hint}`);
  }
  return { person: name };
}
