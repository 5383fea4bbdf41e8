import path from 'node:path';
import { commandTable } from '../../src/input/command-table.ts';
import { createDispatch } from '../../src/input/dispatch.ts';
import type { Effects } from '../../src/live/live-deps.ts';
import type { Overlay } from '../../src/live/view.ts';
import type { TeamStore } from '../../src/store/sql-store.ts';
import { plainKey } from './ink-key.ts';
import { type LiveLab, liveLab } from './live-lab.ts';
import { aLiveState } from './live-state.ts';
import { rotationOf } from './schedules.ts';
import { temporaryFolder, withStore } from './stores.ts';

const folder = temporaryFolder();
let files = 0;

/** A dashboard without a screen, over a real store: keys go in. */
export type Desk = LiveLab & {
  readonly store: TeamStore;
  press(input: string): void;
  escape(): void;
  paste(text: string): void;
};

/** alice is primary all the time, bob secondary. */
const schedule = rotationOf({
  timeZone: 'UTC',
  starts: '2020-01-06T09:00',
  turns: [{ primary: 'alice', secondary: 'bob', escalation: null }],
});

const { setup } = aLiveState();
const rota = { schedules: [schedule], timeZones: {} };

/** Two incidents, the cursor on the pane that lists them; INC-2 is the worse and so the first. */
export async function atTheDesk(
  work: (desk: Desk) => Promise<void>,
  effects: Partial<Effects> = {},
): Promise<void> {
  files += 1;
  await withStore({ kind: 'sqlite', path: path.join(folder, `${files}.db`) }, async (store) => {
    await store.declare({ severity: 'SEV-3', title: 'slow search' }, 'bob');
    await store.declare({ severity: 'SEV-1', title: 'API 5xx' }, 'bob');
    const lab = liveLab(store, { setup: { ...setup, rota } }, effects);
    const { input, paste } = createDispatch(commandTable, lab.live.actions, lab.state);
    lab.live.start();
    await lab.until(({ incidents }) => incidents.data?.length === 2);
    try {
      await work({
        ...lab,
        store,
        paste,
        press: (keys) => input(keys, plainKey),
        escape: () => input('', { ...plainKey, escape: true }),
      });
    } finally {
      lab.live.stop();
    }
  });
}

export const overlayOf = (desk: Desk): Overlay => desk.state().view.overlay;
