import path from 'node:path';
import { expect, test } from 'vitest';
import { noBurnDown } from '../../src/live/burn-down.ts';
import type { LiveDeps } from '../../src/live/live-deps.ts';
import { pastAlertFeed } from '../../src/live/past-alerts.ts';
import type { SloFeed } from '../../src/live/slo-feed.ts';
import type { PrometheusSource } from '../../src/sources/prometheus/prometheus-source.ts';
import { SourceError } from '../../src/sources/source-error.ts';
import { type LiveLab, liveLab } from '../support/live-lab.ts';
import { anAlert, anSloStatus, someTime } from '../support/live-state.ts';
import { temporaryFolder, withStore } from '../support/stores.ts';

const folder = temporaryFolder();
const minute = 60_000;

/** A feed whose budget tells which moment it is of. */
function feedOf(left: number): SloFeed {
  const status = anSloStatus('api');
  const statuses = [{ ...status, budget: { ...status.budget, remaining: left } }];
  return {
    readFast: async () => statuses,
    readSlow: async () => statuses,
    afterFailure: (reason) => statuses.map((one) => ({ ...one, data: 'failed', reason })),
    burnDown: async (sloId) => ({ sloId, ...noBurnDown, points: [[left, left]] as const }),
  };
}

const away: SloFeed = {
  ...feedOf(0),
  readFast: async () => {
    throw new SourceError('unreachable', 'Prometheus is away');
  },
};

async function withLab(
  name: string,
  deps: Partial<LiveDeps>,
  work: (lab: LiveLab) => Promise<void>,
): Promise<void> {
  await withStore({ kind: 'sqlite', path: path.join(folder, `${name}.db`) }, async (store) => {
    await store.declare({ severity: 'SEV-2', title: 'API 5xx', slo: 'api/availability' }, 'bob');
    const lab = liveLab(store, {
      slos: feedOf(0.5),
      alerts: { source: 'prometheus', read: async () => [anAlert()] },
      past: (at) => ({
        slos: feedOf(at),
        alerts: { source: 'prometheus', read: async () => [] },
      }),
      ...deps,
    });
    lab.live.start();
    await lab.live.firstAnswers;
    await work(lab).finally(lab.live.stop);
  });
}

const read = ({ past }: { readonly past: { readonly status: string } | null }): boolean =>
  past?.status === 'read';

test('a step back shows what was then, changes nothing, and steps forward to now again', () =>
  withLab('steps', {}, async ({ live, state, until }) => {
    live.actions.stepTime(-300);
    live.actions.stepTime(-300);
    const then = await until(read);
    const at = then.past?.at ?? Number.NaN;
    expect(Date.now() - at).toBeGreaterThanOrEqual(10 * minute);
    expect(at % minute).toBe(0);
    expect(then).toMatchObject({ now: at, incidents: { data: [] }, alerts: { data: [] } });
    expect(then.slos.data?.[0]?.budget.remaining).toBe(at);
    const chart = await until(({ burnDown }) => burnDown.data?.points[0]?.[0] === at);
    expect(chart.past?.at).toBe(at);
    await live.actions.acknowledge('INC-1');
    expect(state().flash?.text).toMatch(/^this is the past: \d{4}-\d\d-\d\d \d\d:\d\d UTC/);
    expect(state().now).toBe(at);
    live.actions.stepTime(3600);
    expect(state()).toMatchObject({ past: null, slos: { data: null } });
    const back = await until(({ slos, alerts, incidents }) =>
      [slos, alerts, incidents].every(({ status }) => status === 'ok'),
    );
    expect(back.slos.data?.[0]?.budget.remaining).toBe(0.5);
    expect(back.incidents.data?.[0]?.state).toBe('triggered');
  }));

test('begins in the past when told to, and says there what cannot be read', () =>
  withLab(
    'away',
    { startAt: someTime, past: () => ({ slos: away, alerts: null }) },
    async ({ until }) => {
      const then = await until(read);
      expect(then.now).toBe(someTime);
      expect(then.slos).toMatchObject({ status: 'failed', error: 'Prometheus is away' });
      expect(then.slos.data?.[0]?.data).toBe('failed');
    },
  ));

test('alerts of the past are those Prometheus recorded as firing, with their beginning', async () => {
  const sample = (labels: Readonly<Record<string, string>>, value: number) => ({
    labels,
    value,
    at: someTime,
  });
  const own = { alertname: 'Slow', service: 'api', severity: 'page' };
  const value = [
    sample({ __name__: 'ALERTS', alertstate: 'firing', ...own }, 1),
    sample({ __name__: 'ALERTS_FOR_STATE', ...own }, (someTime - minute) / 1000),
    sample({ __name__: 'ALERTS_FOR_STATE', alertname: 'Pending' }, someTime / 1000),
  ];
  const source = { instant: async () => ({ value, warnings: [] }) } as unknown as PrometheusSource;
  const alerts = await pastAlertFeed(source, someTime).read(new AbortController().signal);
  expect(alerts).toHaveLength(1);
  expect(alerts[0]).toMatchObject({
    ...{ name: 'Slow', service: 'api', severity: 'page', state: 'firing' },
    ...{ since: someTime - minute, labels: own },
  });
});
