import { randomUUID } from 'node:crypto';
import { ConfigError } from '../config/config-error.ts';
import type { Incident } from '../incidents/incident.ts';
import type { Outcome } from '../incidents/refusal.ts';
import type { Declaration, IncidentFilter, IncidentStore } from '../store/incident-store.ts';
import { keepableTitle, keepableWish } from '../store/keepable.ts';
import { StoreAwayError } from '../store/store-error.ts';
import { awayStore } from './away-store.ts';
import { type Draft, type Entry, entryName, type On } from './entry.ts';
import { entryId, entryNumber } from './entry-id.ts';
import { KeptForLater } from './kept-for-later.ts';
import { isAllOpen, type LastKnown } from './last-known.ts';
import type { Outbox } from './outbox.ts';
import type { OutboxSender } from './outbox-sender.ts';
import { incidentOn } from './send-entry.ts';

/** What one store has on this machine's disk. */
export type Shelf = {
  /** The store as shown to people. */
  readonly name: string;
  readonly outbox: Outbox;
  readonly sender: OutboxSender;
  readonly lastKnown: LastKnown;
  /** ms since the epoch. */
  readonly now: () => number;
};

/** A store that keeps what can wait while it does not answer. */
export type Keeping = {
  /**
   * The store; away or not. Notes, updates and declarations that it does not take are kept in the
   * outbox and fail with `KeptForLater`; all else fails as it does. The open incidents it lists are
   * remembered.
   */
  open(): Promise<IncidentStore>;
  /** Sends what waits. Throws `StoreAwayError` when the store does not answer. */
  sendWaiting(): Promise<void>;
};

/** `open` gives the store, or tries again to open it. */
export function keepingStore(open: () => Promise<IncidentStore>, shelf: Shelf): Keeping {
  const reach = async (): Promise<IncidentStore> => {
    try {
      return await open();
    } catch (error) {
      if (!(error instanceof StoreAwayError)) throw error;
      return awayStore(shelf.name, error);
    }
  };
  let last: { readonly store: IncidentStore; readonly keeping: IncidentStore } | null = null;
  // The same store is the same to those who ask again: what they know of it still holds.
  const keeping = (store: IncidentStore): IncidentStore => {
    if (last?.store !== store) last = { store, keeping: keepingIn(store, shelf) };
    return last.keeping;
  };
  return {
    open: async () => keeping(await reach()),
    sendWaiting: async () => shelf.sender.send(await reach()),
  };
}

function keepingIn(store: IncidentStore, shelf: Shelf): IncidentStore {
  const own: Pick<IncidentStore, 'declare' | 'note' | 'update' | 'list' | 'revision'> = {
    declare: (declaration, actor, key = randomUUID()) =>
      declareOrKeep(store, shelf, { declaration, actor, key }),
    note: (id, actor, text, key = randomUUID()) =>
      writeOrKeep(store, shelf, { kind: 'note', id, actor, text, key }),
    update: (id, actor, text, key = randomUUID()) =>
      writeOrKeep(store, shelf, { kind: 'update', id, actor, text, key }),
    list: async (filter?: IncidentFilter) => {
      const incidents = await store.list(filter);
      if (isAllOpen(filter)) await shelf.lastKnown.listed(incidents, shelf.now());
      return incidents;
    },
    revision: async () => {
      const revision = await store.revision();
      await shelf.lastKnown.looked(revision, shelf.now());
      return revision;
    },
  };
  return new Proxy(store, {
    get: (others, name) => Reflect.get(Object.hasOwn(own, name) ? own : others, name),
  });
}

type Declaring = {
  readonly declaration: Declaration;
  readonly actor: string;
  readonly key: string;
};

function declareOrKeep(store: IncidentStore, shelf: Shelf, given: Declaring): Promise<Incident> {
  const { declaration, actor, key } = given;
  const { slo = null, channel = null } = declaration;
  const kept = { ...declaration, title: keepableTitle(declaration.title), slo, channel };
  const draft = draftOf(shelf, { actor, key, wish: { kind: 'declare', declaration: kept } });
  return orKeep(store, shelf, draft, () => store.declare(kept, actor, key));
}

type Writing = {
  readonly kind: 'note' | 'update';
  readonly id: string;
  readonly actor: string;
  readonly text: string;
  readonly key: string;
};

async function writeOrKeep(
  store: IncidentStore,
  shelf: Shelf,
  { kind, id, actor, text: given, key }: Writing,
): Promise<Outcome<Incident>> {
  const wish = keepableWish({ kind, text: given });
  const text = wish.kind === kind ? wish.text : given;
  const on = await readOn(shelf, id);
  const draft = draftOf(shelf, { actor, key, wish: { kind, on, text } });
  return orKeep(store, shelf, draft, async () =>
    store[kind](await incidentOn(store, on), actor, text, key),
  );
}

function draftOf(shelf: Shelf, given: Pick<Draft, 'actor' | 'key' | 'wish'>): Draft {
  return { ...given, store: shelf.name, writtenAt: shelf.now(), setAside: null };
}

/** `OUT-3` is a declaration that waits, or one that this process has sent. Throws `ConfigError`. */
async function readOn({ outbox, sender }: Shelf, id: string): Promise<On> {
  const number = entryNumber(id);
  if (number === null) return { kind: 'incident', id };
  const sent = sender.sentAs(number);
  if (sent !== null) return { kind: 'incident', id: sent };
  const { entries } = await outbox.read();
  const entry = entries.find((one) => one.number === number);
  if (entry?.wish.kind === 'declare') {
    const { key, actor, wish } = entry;
    return { kind: 'declared', declared: { number, key, actor, declaration: wish.declaration } };
  }
  throw new ConfigError(
    `${entryId(number)} is no declaration that waits here (see incident outbox): name an incident, as in INC-3`,
  );
}

async function orKeep<T>(
  store: IncidentStore,
  shelf: Shelf,
  draft: Draft,
  write: () => Promise<T>,
): Promise<T> {
  try {
    await sendFirst(store, shelf);
    return await write();
  } catch (error) {
    if (!(error instanceof StoreAwayError)) throw error;
    const entry = await keep(shelf.outbox, draft, error);
    throw new KeptForLater(entry, await positionOf(shelf.outbox, entry), error);
  }
}

/** People read notes in the order they were written; an outbox that can't be read is no reason to lose this one. */
async function sendFirst(store: IncidentStore, { sender }: Shelf): Promise<void> {
  await sender.send(store).catch((error: unknown) => {
    if (!(error instanceof StoreAwayError)) return;
    // The store was asked for another change than the one this is about.
    if (error.isReadOnly)
      throw new StoreAwayError(`what waits comes first: ${error.message}`, {
        cause: error,
        isReadOnly: true,
      });
    throw error;
  });
}

async function positionOf(outbox: Outbox, { number }: Entry): Promise<number | null> {
  const contents = await outbox.read().catch(() => null);
  const before = contents?.entries.filter((one) => one.setAside === null && one.number <= number);
  return before?.length ?? null;
}

async function keep(outbox: Outbox, draft: Draft, cause: StoreAwayError): Promise<Entry> {
  try {
    return await outbox.add(draft);
  } catch (error) {
    const came = error instanceof Error ? error.message : String(error);
    throw new StoreAwayError(
      `${entryName(draft)} is not sent and could not be kept in ${outbox.folder} either (${came}); ${cause.message}`,
      { cause },
    );
  }
}
