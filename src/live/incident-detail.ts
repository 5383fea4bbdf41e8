import type { IncidentStore } from '../store/incident-store.ts';
import { errorLine } from './error-line.ts';
import type { LiveStore } from './live-store.ts';
import { showIncident } from './read-past.ts';
import { incidentReceived } from './receive.ts';
import { failed, waiting } from './remote.ts';
import type { LiveState } from './state.ts';
import { currentScreen } from './view-moves.ts';

export type IncidentDetailReader = {
  /** Reads the open incident and its timeline again; nothing when none is open. */
  read(): Promise<void>;
  /** To be called after each change of state: reads when another incident is opened. */
  changed(): void;
};

export function createDetailReader(
  live: LiveStore,
  open: () => Promise<IncidentStore>,
  now: () => number,
): IncidentDetailReader {
  let shown: string | null = null;

  async function read(): Promise<void> {
    const id = openIncidentId(live.state());
    if (id === null) return;
    try {
      const detail = await showIncident(await open(), id, live.state());
      if (openIncidentId(live.state()) !== id) return;
      live.change((state) =>
        detail === null
          ? withError(state, missing(id, state))
          : incidentReceived(state, detail, state.past?.at ?? now()),
      );
    } catch (error) {
      live.change((state) => withError(state, errorLine(error)));
    }
  }

  return {
    read,
    changed: () => {
      const id = openIncidentId(live.state());
      if (id === shown) return;
      shown = id;
      if (id === null) return;
      if (live.state().incident.data?.incident.id !== id)
        live.change((state) => ({ ...state, incident: waiting }));
      void read();
    },
  };
}

function openIncidentId({ view }: LiveState): string | null {
  const screen = currentScreen(view);
  return screen.kind === 'incident' ? screen.id : null;
}

function missing(id: string, { past }: LiveState): string {
  return past === null ? `there is no incident ${id}` : `${id} was not open then`;
}

function withError(state: LiveState, error: string): LiveState {
  return { ...state, incident: failed(state.incident, error) };
}
