import type { Incident, IncidentEventKind } from '../incidents/incident.ts';
import type { Outcome, Refusal } from '../incidents/refusal.ts';
import { refusalMessage } from '../incidents/refusal-message.ts';
import { isUndoable, undoWithinMs } from '../incidents/undo.ts';
import { KeptForLater } from '../offline/kept-for-later.ts';
import type { IncidentStore } from '../store/incident-store.ts';
import { StoreAwayError } from '../store/store-error.ts';
import { errorLine } from './error-line.ts';
import { flashed } from './flash.ts';
import type { LiveDeps } from './live-deps.ts';
import type { LiveStore } from './live-store.ts';
import { pastRefusal } from './past-refusal.ts';
import { isPending, pendingAdded, pendingRemoved } from './pending.ts';
import { incidentChanged } from './receive.ts';
import type { Flash, Undoable } from './state.ts';

export type Writing = {
  readonly deps: LiveDeps;
  readonly live: LiveStore;
  /** Reads list and open incident again: after a lost race what is on screen is old. */
  readonly readAgain: () => void;
};

export type Write = {
  /** `INC-42`, or a stand-in while it has no id. */
  readonly id: string;
  readonly verb: string;
  /** The event it makes. */
  readonly kind: IncidentEventKind;
  readonly ask: (store: IncidentStore, actor: string) => Promise<Outcome<Incident>>;
  readonly said: (incident: Incident) => string;
};

/** What came of a write; `undo` when it can be taken back. `ignored` when it was not sent. */
export type Written =
  | { readonly kind: 'done'; readonly text: string; readonly undo: Undoable | null }
  /** By the store's clock `now`. */
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly now: number }
  | { readonly kind: 'failed'; readonly error: string }
  /** The store does not answer; it waits in the outbox. */
  | { readonly kind: 'kept'; readonly text: string; readonly tone: Flash['tone'] }
  | { readonly kind: 'ignored'; readonly error: string | null };

/** Sends one write and shows it as pending until the store has answered. */
export async function performWrite({ deps, live }: Writing, write: Write): Promise<Written> {
  const now = deps.timers.now;
  const { past } = live.state();
  if (past !== null) return { kind: 'ignored', error: pastRefusal(past) };
  if (isPending(live.state(), write.id)) return { kind: 'ignored', error: null };
  const pending = { incidentId: write.id, verb: write.verb };
  live.change((state) => pendingAdded(state, pending));
  try {
    const store = await deps.incidents();
    const askedAt = now();
    const outcome = await write.ask(store, deps.setup.user);
    if (!outcome.ok) return { ...outcome, kind: 'refused', now: await clockOf(store, now) };
    const incident = outcome.value;
    live.change((state) =>
      // Someone may have gone to the past meanwhile.
      state.past === null ? incidentChanged(state, incident, now()) : state,
    );
    return { kind: 'done', text: write.said(incident), undo: undoOf(write, incident, askedAt) };
  } catch (error) {
    return unwritten(write, error);
  } finally {
    live.change((state) => pendingRemoved(state, pending));
  }
}

/** The pane of incidents says at length why the store does not answer. */
function unwritten({ id, verb }: Write, error: unknown): Written {
  if (error instanceof KeptForLater) {
    const isPage = error.entry.wish.kind === 'declare';
    const text = `${isPage ? 'nobody is paged yet: ' : ''}${error.short}`;
    return { kind: 'kept', text, tone: isPage ? 'bad' : 'plain' };
  }
  if (!(error instanceof StoreAwayError)) return { kind: 'failed', error: errorLine(error) };
  const away = `${id} is unchanged: ${verb} needs the store, which ${error.short}`;
  return { kind: 'failed', error: away };
}

/** Says what came of a write. False when the store could not be asked. */
export function tellWritten({ deps, live }: Writing, written: Written): boolean {
  const say = (tone: Flash['tone'], text: string): void =>
    live.change((state) => flashed(state, tone, text, deps.timers.now()));
  switch (written.kind) {
    case 'done':
      live.change((state) => ({ ...state, undo: written.undo }));
      say('good', written.text);
      return true;
    case 'refused':
      say('bad', refusalMessage(written.refusal, written.now));
      return true;
    case 'kept':
      say(written.tone, written.text);
      return true;
    case 'failed':
      say('bad', written.error);
      return false;
    case 'ignored':
      if (written.error !== null) say('bad', written.error);
      return true;
  }
}

/** The time since the winner acted is told by the clock that stamped it, however this one goes. */
async function clockOf(store: IncidentStore, now: () => number): Promise<number> {
  return store.now().catch(now);
}

/** From when it was asked: the store's ten seconds began no sooner. */
function undoOf({ kind }: Write, { id, version }: Incident, askedAt: number): Undoable | null {
  if (!isUndoable(kind)) return null;
  return { changes: [{ id, version }], until: askedAt + undoWithinMs };
}
