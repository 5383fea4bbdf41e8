import * as z from 'zod';
import type { EscalationPolicy } from '../incidents/escalation-policy.ts';
import { onCallRoles } from '../incidents/on-call-role.ts';
import { clean } from '../text/clean.ts';

const name = z.string().transform((text) => clean(text).toWellFormed());
const seconds = z.number().nonnegative();

/** An escalation policy as it is kept, its names cleaned. */
export const keptEscalation = z.object({
  name,
  steps: z
    .array(
      z.object({
        who: z.array(
          z.union([z.object({ role: z.enum(onCallRoles) }), z.object({ person: name })]),
        ),
        timeoutSeconds: seconds,
      }),
    )
    .min(1),
  repeats: z.number().int().nonnegative().nullable(),
  remindAfterSeconds: seconds.nullable(),
});

// A team has a few policies and many incidents: each text is read once.
const known = new Map<string, EscalationPolicy | null>();
const knownAtMost = 100;
// Looking a long text up costs more than comparing it with the one before, which it mostly equals.
let last: { readonly text: string; readonly policy: EscalationPolicy | null } | null = null;

/** The escalation policy in a column: one JSON text. What can't be read counts as none. */
export function readEscalation(text: string | null): EscalationPolicy | null {
  if (text === null) return null;
  if (last?.text !== text) last = { text, policy: knownPolicy(text) };
  return last.policy;
}

function knownPolicy(text: string): EscalationPolicy | null {
  const earlier = known.get(text);
  if (earlier !== undefined) return earlier;
  if (known.size >= knownAtMost) known.clear();
  const policy = keptEscalation.safeParse(parsed(text)).data ?? null;
  known.set(text, policy);
  return policy;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
