import type { Incident, Severity } from '../incidents/incident.ts';
import type { Outcome } from '../incidents/refusal.ts';
import { refusalMessage } from '../incidents/refusal-message.ts';
import type { IncidentStore } from '../store/incident-store.ts';
import type { Actions } from './actions.ts';
import { errorLine } from './error-line.ts';
import { flashed } from './flash.ts';
import type { LiveDeps } from './live-deps.ts';
import type { LiveStore } from './live-store.ts';
import { pastRefusal } from './past-refusal.ts';
import { isPending, pendingAdded, pendingRemoved } from './pending.ts';
import { incidentChanged } from './receive.ts';
import type { Flash } from './state.ts';

type Writing = {
  readonly deps: LiveDeps;
  readonly live: LiveStore;
  /** Reads list and open incident again: after a lost race what is on screen is old. */
  readonly readAgain: () => void;
};

type Write = {
  /** `INC-42`, or a stand-in while it has no id. */
  readonly id: string;
  readonly verb: string;
  readonly ask: (store: IncidentStore, actor: string) => Promise<Outcome<Incident>>;
  readonly said: (incident: Incident) => string;
};

type WriteActions = Pick<
  Actions,
  'acknowledge' | 'escalate' | 'note' | 'setSeverity' | 'resolve' | 'declare'
>;

/** Writes to the store. Nothing counts as done before the store has said so. */
export function createWriteActions(writing: Writing): WriteActions {
  const write = (one: Write): Promise<boolean> => perform(writing, one);
  return {
    acknowledge: (id) =>
      write({
        id,
        verb: 'acknowledging',
        ask: (store, actor) => store.acknowledge(id, actor),
        said: () => `${id} acknowledged`,
      }),
    escalate: (id, fromLevel) =>
      write({
        id,
        verb: 'escalating',
        ask: (store, actor) => store.escalate(id, actor, fromLevel),
        said: ({ escalationLevel }) => `${id} escalated to level ${escalationLevel}`,
      }),
    note: (id, text) =>
      write({
        id,
        verb: 'noting',
        ask: (store, actor) => store.note(id, actor, text),
        said: () => `${id} noted`,
      }),
    setSeverity: (id, severity) =>
      write({
        id,
        verb: 'changing severity',
        ask: (store, actor) => store.setSeverity(id, actor, severity),
        said: () => `${id} is ${severity} now`,
      }),
    resolve: (id, resolution) =>
      write({
        id,
        verb: 'resolving',
        ask: (store, actor) => store.resolve(id, actor, resolution),
        said: () => `${id} resolved`,
      }),
    declare: (severity, title, slo) => write(declaring(severity, title, slo)),
  };
}

function declaring(severity: Severity, title: string, slo: string | null): Write {
  return {
    id: 'new incident',
    verb: 'declaring',
    ask: async (store, actor) => ({
      ok: true,
      value: await store.declare({ severity, title, slo }, actor),
    }),
    said: ({ id }) => `${id} declared`,
  };
}

async function perform({ deps, live, readAgain }: Writing, write: Write): Promise<boolean> {
  const now = deps.timers.now;
  const say = (tone: Flash['tone'], text: string): void =>
    live.change((state) => flashed(state, tone, text, now()));
  const { past } = live.state();
  if (past !== null) {
    say('bad', pastRefusal(past));
    return true;
  }
  if (isPending(live.state(), write.id)) return true;
  const pending = { incidentId: write.id, verb: write.verb };
  live.change((state) => pendingAdded(state, pending));
  try {
    const outcome = await write.ask(await deps.incidents(), deps.setup.user);
    if (outcome.ok) {
      live.change((state) =>
        // Someone may have gone to the past meanwhile.
        state.past === null ? incidentChanged(state, outcome.value, now()) : state,
      );
      say('good', write.said(outcome.value));
    } else say('bad', refusalMessage(outcome.refusal, now()));
    return true;
  } catch (error) {
    say('bad', errorLine(error));
    return false;
  } finally {
    live.change((state) => pendingRemoved(state, pending));
    readAgain();
  }
}
