import path from 'node:path';
import { expect, test } from 'vitest';
import { noBurnDown } from '../../src/live/burn-down.ts';
import type { SloFeed } from '../../src/live/slo-feed.ts';
import { SourceError } from '../../src/sources/source-error.ts';
import { type LiveLab, liveLab } from '../support/live-lab.ts';
import { anAlert, anSloStatus } from '../support/live-state.ts';
import { temporaryFolder, withStore } from '../support/stores.ts';

const folder = temporaryFolder();
const down = new SourceError(
  'unreachable',
  'Prometheus at http://127.0.0.1:9 refused the connection',
);

/** A Prometheus that answers until told to fail. */
function fickle() {
  let isDown = false;
  const answer = async <T>(value: T): Promise<T> => {
    if (isDown) throw down;
    return value;
  };
  const status = anSloStatus('api');
  const feed: SloFeed = {
    readFast: () => answer([status]),
    readSlow: () => answer([status]),
    afterFailure: (reason) => [{ ...status, data: 'stale', reason }],
    burnDown: (sloId) => answer({ sloId, ...noBurnDown, points: [[0, 1]] as const }),
  };
  const setDown = (value: boolean): void => {
    isDown = value;
  };
  return { feed, answer, fail: () => setDown(true), mend: () => setDown(false) };
}

async function withFickle(
  name: string,
  work: (lab: LiveLab, source: ReturnType<typeof fickle>) => Promise<void>,
): Promise<void> {
  await withStore({ kind: 'sqlite', path: path.join(folder, `${name}.db`) }, async (store) => {
    const source = fickle();
    const read = () => source.answer([anAlert()]);
    const lab = liveLab(store, { slos: source.feed, alerts: { source: 'prometheus', read } });
    lab.live.start();
    await lab.live.firstAnswers;
    await work(lab, source);
    lab.live.stop();
  });
}

test('a refresh that fails keeps what was known, marked, and recovers by itself', () =>
  withFickle('recovers', async ({ live, until, state }, source) => {
    source.fail();
    live.actions.refresh('all');
    const failed = await until(({ slos, alerts }) =>
      [slos, alerts].every(({ status }) => status === 'failed'),
    );
    expect(failed.slos.data?.[0]).toMatchObject({ data: 'stale', reason: down.message });
    expect(failed.slos.error).toBe(down.message);
    expect(failed.alerts.data).toHaveLength(1);
    expect(failed.health.find(({ name }) => name === 'prometheus')?.error).toBe(down.message);
    source.mend();
    live.actions.refresh('all');
    await until(({ slos, alerts }) => [slos, alerts].every(({ status }) => status === 'ok'));
    expect(state().slos.data?.[0]?.data).toBe('ok');
  }));

test('the burn-down of the SLO under the cursor is read by itself', () =>
  withFickle('chart', async ({ until }) => {
    const { burnDown } = await until((state) => state.burnDown.status === 'ok');
    expect(burnDown.data).toMatchObject({ sloId: 'api/availability', points: [[0, 1]] });
  }));

test('what is said again changes no row', () =>
  withFickle('again', async ({ live, until, state }) => {
    const { data, at } = state().slos;
    live.actions.refresh('all');
    const after = await until(({ slos }) => slos.at !== at);
    expect(after.slos.data).toBe(data);
  }));
