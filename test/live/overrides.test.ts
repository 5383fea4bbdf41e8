import path from 'node:path';
import { expect, test } from 'vitest';
import { onCallTrouble } from '../../src/live/selectors/on-call-facts.ts';
import { openStore } from '../../src/store/open-store.ts';
import { StoreAwayError } from '../../src/store/store-error.ts';
import { type LiveLab, liveLab } from '../support/live-lab.ts';
import { aLiveState } from '../support/live-state.ts';
import { primaries, rotationOf } from '../support/schedules.ts';
import { minutes, temporaryFolder, withStore } from '../support/stores.ts';

const folder = temporaryFolder();
const hour = 3_600_000;

const schedule = rotationOf({
  timeZone: 'UTC',
  starts: '2020-01-06T09:00',
  turns: primaries('alice'),
});
const { setup } = aLiveState();
const rota = { schedules: [schedule], timeZones: {} };

/** carol for alice, from an hour ago for two hours. */
const cover = () => ({
  schedule: 'platform',
  start: Date.now() - hour,
  end: Date.now() + hour,
  user: 'carol',
  insteadOf: 'alice',
  role: null,
  note: 'dentist',
});

const primary = ({ onCall }: ReturnType<LiveLab['state']>): string | null | undefined =>
  onCall.data?.primary;

test('who is on call follows an override another process makes, and takes back', async () => {
  const location = { kind: 'sqlite', path: path.join(folder, 'follow.db') } as const;
  await withStore(location, async (store) => {
    const lab = liveLab(store, { setup: { ...setup, rota } });
    lab.live.start();
    await lab.live.firstAnswers;
    expect(primary(lab.state())).toBe('alice');
    await withStore(location, (other) => other.overrides.add([cover()], 'dave'));
    const then = await lab.until((state) => primary(state) === 'carol');
    expect(then.onCall.data?.reason).toBe('override by carol over turn 1');
    await withStore(location, (other) => other.overrides.withdraw('OVR-1', 'dave'));
    await lab.until((state) => primary(state) === 'alice');
    lab.live.stop();
  });
});

test('while the store is away the last known overrides count, and are said to be perhaps not all', async () => {
  const store = await openStore({ kind: 'sqlite', path: ':memory:' }, minutes);
  await store.overrides.add([cover()], 'dave');
  let isAway = false;
  const lab = liveLab(store, {
    setup: { ...setup, rota },
    overrides: async () => {
      if (isAway) throw new StoreAwayError('connection refused');
      return store.overrides;
    },
  });
  lab.live.start();
  await lab.live.firstAnswers;
  expect(onCallTrouble(lab.state())).toBeNull();
  isAway = true;
  lab.live.actions.refresh('all');
  const away = await lab.until(({ overrides }) => overrides.status === 'failed');
  expect(primary(away)).toBe('carol');
  expect(onCallTrouble(away)).toMatch(/^overrides of \d+s ago, newer may be missing$/);
  lab.live.stop();
  await store.close();
});

test('overrides that were never read are said to be unknown', async () => {
  const store = await openStore({ kind: 'sqlite', path: ':memory:' }, minutes);
  const away = () => Promise.reject(new StoreAwayError('connection refused'));
  const lab = liveLab(store, { setup: { ...setup, rota }, overrides: away });
  lab.live.start();
  await lab.live.firstAnswers;
  expect(primary(lab.state())).toBe('alice');
  expect(onCallTrouble(lab.state())).toBe('overrides unknown: the store does not answer');
  lab.live.stop();
  await store.close();
});

test('the past shows the overrides that counted then: not yet made, made, not yet taken back', async () => {
  const store = await openStore({ kind: 'sqlite', path: ':memory:' }, minutes);
  await store.overrides.add([{ ...cover(), start: 0 }], 'dave');
  const [made] = await store.overrides.all();
  const createdAt = made?.createdAt ?? Number.NaN;
  const at = async (moment: number) => {
    const lab = liveLab(store, { setup: { ...setup, rota }, startAt: moment });
    lab.live.start();
    const state = await lab.until(({ past }) => past?.status === 'read');
    lab.live.stop();
    return primary(state);
  };
  expect(await at(createdAt - 1)).toBe('alice');
  expect(await at(createdAt)).toBe('carol');
  await store.overrides.withdraw('OVR-1', 'dave');
  expect(await at((await store.now()) + 1)).toBe('alice');
  await store.close();
});
