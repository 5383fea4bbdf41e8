import { ConfigError } from '../../config/config-error.ts';
import type { Entry } from '../../offline/entry.ts';
import { entryId, entryNumber } from '../../offline/entry-id.ts';
import type { Outbox } from '../../offline/outbox.ts';
import type { IncidentStore } from '../../store/incident-store.ts';
import { clean } from '../../text/clean.ts';
import { AnswerNo } from '../answer-no.ts';
import { outboxJson, outboxLines } from './outbox-text.ts';

export type OutboxDeps = {
  readonly outbox: Outbox;
  readonly storeName: string;
  /** How much waits for other stores, by their names. */
  readonly keptForOthers: () => Promise<ReadonlyMap<string, number>>;
  /** ms since the epoch. */
  readonly now: number;
  readonly out: (text: string) => void;
};

type Answering = { readonly json: boolean };

/** `incident outbox list`: asks no store. */
export async function listOutbox(deps: OutboxDeps, { json }: Answering): Promise<void> {
  const contents = await deps.outbox.read();
  const { storeName, now } = deps;
  if (json) return deps.out(outboxJson(contents));
  const others = await deps.keptForOthers();
  deps.out(outboxLines(contents, { storeName, now, others }).join('\n'));
}

/** `incident outbox send`, after what waits was sent: says what is left. Throws `AnswerNo` for what the store refused. */
export async function reportLeft(
  deps: OutboxDeps,
  store: IncidentStore,
  answering: Answering,
): Promise<void> {
  // Fails, as it should, when the store does not answer.
  await store.revision();
  await listOutbox(deps, answering);
  const { entries, damaged } = await deps.outbox.read();
  if (entries.length + damaged.length > 0) throw new AnswerNo('not everything could be sent');
}

/** Lets an entry that was kept aside wait again. Throws `ConfigError` when there is none such. */
export async function retry({ outbox }: OutboxDeps, id: string): Promise<void> {
  const entry = await demandEntry(outbox, id);
  await outbox.replace({ ...entry, setAside: null });
}

/** `incident outbox drop`. Throws `AnswerNo` for a declaration that notes wait for. */
export async function drop(deps: OutboxDeps, id: string, answering: Answering): Promise<void> {
  const entry = await demandEntry(deps.outbox, id);
  const { entries } = await deps.outbox.read();
  const waiting = entries.filter((one) => isOn(one, entry)).map(({ number }) => entryId(number));
  const name = entryId(entry.number);
  if (waiting.length > 0)
    throw new AnswerNo(`${waiting.join(', ')} would declare ${name} all the same: drop that first`);
  await deps.outbox.remove(entry);
  if (answering.json) await listOutbox(deps, answering);
  else deps.out(`${name} dropped`);
}

function isOn({ wish }: Entry, declaration: Entry): boolean {
  if (wish.kind === 'declare' || wish.on.kind === 'incident') return false;
  return wish.on.declared.key === declaration.key;
}

async function demandEntry(outbox: Outbox, text: string): Promise<Entry> {
  const number = entryNumber(text) ?? entryNumber(`OUT-${text}`);
  const { entries } = await outbox.read();
  const entry = entries.find((one) => one.number === number);
  if (entry !== undefined) return entry;
  const known = entries.map((one) => entryId(one.number)).join(', ');
  const hint = known === '' ? 'nothing waits here' : `there is ${known}`;
  throw new ConfigError(`"${clean(text).slice(0, 40)}" is not in the outbox: ${hint}`);
}
