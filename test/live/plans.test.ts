import { expect, test } from 'vitest';
import type { SchedulePlan } from '../../src/live/schedule-plan.ts';
import { onCallHint, onCallTrouble } from '../../src/live/selectors/on-call-facts.ts';
import { rotaCalendar } from '../../src/live/selectors/rota-calendar.ts';
import { rotaWarnings } from '../../src/live/selectors/rota-warnings.ts';
import { planOf, unknownPlan } from '../../src/oncall/plan.ts';
import { openStore } from '../../src/store/open-store.ts';
import { type LiveLab, liveLab } from '../support/live-lab.ts';
import { aLiveState } from '../support/live-state.ts';
import { scheduleOf } from '../support/schedules.ts';
import { minutes } from '../support/stores.ts';

const day = 86_400_000;
const schedule = scheduleOf([], { plan: unknownPlan });
const { setup } = aLiveState();
const rota = { schedules: [schedule], timeZones: {} };

/** carol has the pager by calendar, a day back to a day ahead of now; known for ten days. */
function known(failedWith: string | null = null): SchedulePlan {
  const now = Date.now();
  const turn = { role: 'primary', person: 'carol', title: 'calendar "rota"' } as const;
  const data = {
    ...{ start: now - 10 * day, end: now + 10 * day, remarks: [] },
    turns: [{ ...turn, start: now - day, end: now + day }],
  };
  const failed = {
    name: 'calendar rota.ics',
    data,
    at: now - 7_200_000,
    status: 'failed',
  } as const;
  return {
    ...{ schedule: 'platform', plan: planOf([data]), remarks: [] },
    failed: failedWith === null ? [] : [{ ...failed, error: failedWith }],
  };
}

const unknown: SchedulePlan = {
  ...{ schedule: 'platform', plan: null, remarks: [] },
  failed: [
    { name: 'calendar rota.ics', data: null, at: null, error: 'no such host', status: 'failed' },
  ],
};

async function withLab(
  plans: () => Promise<readonly SchedulePlan[]>,
  check: (lab: LiveLab) => Promise<void> | void,
): Promise<void> {
  const store = await openStore({ kind: 'sqlite', path: ':memory:' }, minutes);
  const lab = liveLab(store, { setup: { ...setup, rota }, plans });
  lab.live.start();
  await lab.live.firstAnswers;
  await check(lab);
  lab.live.stop();
  await store.close();
}

test('the pane has who is on call by the calendar, and its gaps', async () => {
  await withLab(
    async () => [known()],
    (lab) => {
      expect(lab.state().onCall.data).toMatchObject({
        ...{ primary: 'carol', reason: 'calendar "rota"' },
      });
      expect(onCallTrouble(lab.state())).toBeNull();
      // Known for ten days: what comes after is no gap.
      const gaps = rotaWarnings(lab.state());
      expect(gaps).toHaveLength(1);
      expect(gaps[0]).toMatchObject({ isFault: true, text: expect.stringContaining('(9d)') });
    },
  );
});

test('a calendar that does not answer: who was on call by it last, with its age', async () => {
  await withLab(
    async () => [known('it answered 500')],
    (lab) => {
      expect(lab.state().onCall.data?.primary).toBe('carol');
      expect(onCallTrouble(lab.state())).toBe(
        'calendar rota.ics is as it was 2h ago: it answered 500',
      );
    },
  );
});

test('one that never answered: not known, which is not nobody; then it does', async () => {
  let answers = false;
  await withLab(
    async () => [answers ? known() : unknown],
    async (lab) => {
      const state = lab.state();
      expect(state.onCall).toMatchObject({ data: null, status: 'failed', error: 'no such host' });
      expect(onCallHint(state)).toBe('Who is on call is not known.');
      expect(onCallTrouble(state)).toBe('no such host');
      expect(rotaCalendar(state)).toBeNull();
      expect(rotaWarnings(state)).toEqual([]);
      answers = true;
      lab.live.refresh();
      await lab.until(({ onCall }) => onCall.data?.primary === 'carol');
    },
  );
});

test('in the past beyond what is known nobody is named', async () => {
  const store = await openStore({ kind: 'sqlite', path: ':memory:' }, minutes);
  const lab = liveLab(store, {
    ...{ setup: { ...setup, rota }, plans: async () => [known()] },
    startAt: Date.now() - 20 * day,
  });
  lab.live.start();
  const { onCall } = await lab.until((state) => state.onCall.status === 'failed');
  expect(onCall).toMatchObject({ data: null, error: 'it was not read for that time' });
  lab.live.stop();
  await store.close();
});
