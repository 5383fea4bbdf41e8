import { z } from 'zod';
import { severities } from '../incidents/incident.ts';
import { clean, cleanLines } from '../text/clean.ts';
import { entryId } from './entry-id.ts';

const line = z.string().transform(clean);
const lines = z.string().transform(cleanLines);

const declaration = z.object({
  severity: z.enum(severities),
  title: line,
  slo: line.nullable(),
  channel: line.nullable(),
});

/** A declaration that waits, with all it takes to make it: once, however often it is sent. */
const declared = z.object({ number: z.int(), key: z.string(), actor: line, declaration });

const wish = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('declare'), declaration }),
  z.object({
    kind: z.enum(['note', 'update']),
    on: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('incident'), id: line }),
      z.object({ kind: z.literal('declared'), declared }),
    ]),
    text: lines,
  }),
]);

const draft = z.object({
  /** Makes that it is done once, however often it is sent. */
  key: z.string().min(1),
  /** The store it is for, as shown to people. */
  store: line,
  actor: line,
  /** ms since the epoch, by this machine's clock. */
  writtenAt: z.number(),
  wish,
  /** Why the store will not take it, and when it said so; null while it waits. */
  setAside: z.object({ at: z.number(), reason: line }).nullable(),
});

/** What one file of the outbox holds. */
export const entryForm = draft;

export type Draft = Readonly<z.infer<typeof draft>>;
/** What a note or an update is about: an incident, or a declaration that waits too. */
export type On = Exclude<Draft['wish'], { kind: 'declare' }>['on'];

/** Something written while the store did not answer. */
export type Entry = Draft & {
  /** Grows; never given twice in one outbox. */
  readonly number: number;
};

/** `the note on INC-3`, `the declaration SEV-1 API down`. */
export function entryName({ wish }: Pick<Draft, 'wish'>): string {
  if (wish.kind === 'declare')
    return `the declaration ${wish.declaration.severity} ${wish.declaration.title}`;
  const on = wish.on.kind === 'incident' ? wish.on.id : entryId(wish.on.declared.number);
  return `the ${wish.kind} on ${on}`;
}
