import * as z from 'zod';
import { type Severity, severities } from '../incidents/incident.ts';
import { parseSeverity } from '../incidents/severity.ts';
import { parseWait } from './duration.ts';
import { form, line, strictMap } from './fields.ts';
import { quote } from './quote.ts';
import { type Reading, readAs, refuse } from './reading.ts';

const whom = 'expected primary, secondary, escalation or a name';
const seconds = form('a duration such as 5m', parseWait);

function readSeverity(text: string): Reading<Severity> {
  const reading = parseSeverity(text);
  if (reading.ok) return readAs(reading.severity);
  return refuse(`expected ${severities.join(', ')}, got ${quote(text)}`);
}

function readRepeats(text: string): Reading<number | null> {
  if (text === 'forever') return readAs(null);
  if (/^\d{1,3}$/.test(text)) return readAs(Number(text));
  return refuse(
    `expected how often all steps run again, such as 2, or forever, got ${quote(text)}`,
  );
}

function readRemind(text: string): Reading<number | null> {
  return text === 'never' ? readAs(null) : parseWait(text);
}

const who = z.union([line, z.array(line).min(1, `${whom}, at least one`)], { error: whom });

const step = z.union([line, strictMap({ who, timeout: seconds.optional() })], {
  error: 'expected a step, such as primary or {who: secondary, timeout: 5m}',
});

const policy = strictMap({
  severities: z.array(form('a severity such as SEV-1', readSeverity)).optional(),
  steps: z
    .array(step, { error: 'expected steps, such as [primary, secondary, escalation]' })
    .min(1, 'expected at least one step, such as [primary]'),
  repeats: form('how often all steps run again, such as 2, or forever', readRepeats).optional(),
  remindAfter: form('a duration such as 30m, or never', readRemind).optional(),
});

const byName = 'expected a policy by its name, such as usual: {steps: [primary, secondary]}';
const name = z.string().refine((text) => !Object.hasOwn(policy.shape, text), byName);

/** Escalation policies by their names. */
export const escalationSchema = z.record(name, policy, { error: byName });

export type PolicyForm = z.output<typeof policy>;
export type StepForm = z.output<typeof step>;
export type EscalationForm = z.output<typeof escalationSchema>;
