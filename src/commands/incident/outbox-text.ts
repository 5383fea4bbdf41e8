import { type Entry, entryName } from '../../offline/entry.ts';
import { entryId } from '../../offline/entry-id.ts';
import type { Contents } from '../../offline/outbox.ts';
import { cut } from '../../text/fit.ts';
import { age } from '../../text/time.ts';

const textColumns = 60;

type Circumstances = {
  readonly storeName: string;
  readonly now: number;
  readonly others: ReadonlyMap<string, number>;
};

/** What is in the outbox, for people. */
export function outboxLines(
  { entries, damaged }: Contents,
  { storeName, now, others }: Circumstances,
): readonly string[] {
  const lines = [
    ...entries.flatMap((entry) => entryLines(entry, now)),
    ...damaged.map((file) => `damaged: ${file} can't be read and is not sent: look into it`),
  ];
  const rest = [...others].map(([name, count]) => `for ${name}: ${count} (name it with --store)`);
  return [...(lines.length === 0 ? [`nothing waits for ${storeName}`] : lines), ...rest];
}

function entryLines(entry: Entry, now: number): readonly string[] {
  const { number, actor, writtenAt, wish, setAside } = entry;
  const said =
    wish.kind === 'declare' ? '' : `: ${cut(wish.text.replaceAll('\n', ' '), textColumns)}`;
  const state = setAside === null ? 'waits' : 'kept aside';
  const line = `${entryId(number)}  ${state}  ${entryName(entry)} by ${actor} ${age(now - writtenAt)} ago${said}`;
  return setAside === null ? [line] : [line, `       ${setAside.reason}`];
}

/** `{"entries": […], "damaged": […]}`: stable; times ISO 8601 UTC. */
export function outboxJson({ entries, damaged }: Contents): string {
  return JSON.stringify({ entries: entries.map(entryJson), damaged }, null, 2);
}

/** `{"kept": {…}}`: what a change that waits answers; its place in the queue, 1 for the next to be sent. */
export function keptJson(entry: Entry, position: number | null): string {
  return JSON.stringify({ kept: { ...entryJson(entry), position } }, null, 2);
}

function entryJson({ number, key, store, actor, writtenAt, wish, setAside }: Entry) {
  return {
    id: entryId(number),
    key,
    store,
    state: setAside === null ? 'waiting' : 'kept-aside',
    reason: setAside?.reason ?? null,
    actor,
    writtenAt: new Date(writtenAt).toISOString(),
    ...wishJson(wish),
  };
}

function wishJson(wish: Entry['wish']) {
  if (wish.kind === 'declare') return { kind: wish.kind, ...wish.declaration };
  const on = wish.on.kind === 'incident' ? wish.on.id : entryId(wish.on.declared.number);
  return { kind: wish.kind, on, text: wish.text };
}
