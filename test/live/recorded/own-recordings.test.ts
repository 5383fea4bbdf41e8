import { describe, expect, onTestFinished, test } from 'vitest';
import { createRecordedFeed } from '../../../src/live/recorded/recorded-feed.ts';
import { openPrometheus } from '../../../src/sources/prometheus/open-prometheus.ts';
import { duringTests } from '../../support/during-tests.ts';
import { endpoint } from '../../support/endpoint.ts';
import { programsOrSkip } from '../../support/real-servers.ts';
import { startWrittenPast, type WrittenSeries } from '../../support/written-past.ts';

const programs = programsOrSkip();
const { signal } = new AbortController();
const day = 86_400_000;
const step = 300_000;
const end = Math.floor(Date.now() / step) * step;

const now = (series: string, value: number): WrittenSeries => ({
  ...{ series, from: end, to: end, stepSeconds: 300 },
  value: () => value,
});

/** An SLO of 99 % over 30 d, recorded since a day. */
function recorded(id: string, parts: readonly { labels: string; bad: number }[]) {
  const [service, slo] = id.split('/');
  const own = `service="${service}",slo="${slo}",slo_id="${id}"`;
  const counts = (kind: string, labels: string, value: number): WrittenSeries => ({
    series: `onduty:${kind}:increase5m{${own}${labels}}`,
    ...{ from: end - day + step, to: end, stepSeconds: 300 },
    value: () => value,
  });
  return [
    now(`onduty:objective:ratio{${own}}`, 0.99),
    now(`onduty:window:seconds{${own}}`, 2_592_000),
    ...parts.flatMap(({ labels, bad }) => [
      counts('bad', labels, bad),
      counts('total', labels, 100),
      now(`onduty:error:ratio1h{${own}${labels}}`, bad / 100),
      now(`onduty:error:ratio30d{${own}${labels}}`, bad / 100),
    ]),
  ];
}

const past = [
  ...recorded('shop/whole', [{ labels: '', bad: 2 }]),
  ...recorded('shop/split', [
    { labels: ',handler="/a"', bad: 6 },
    { labels: ',handler="/b"', bad: 0 },
  ]),
];

describe.skipIf(programs === null)('SLOs known from what our rules recorded alone', () => {
  const server = duringTests(programs, (these) => startWrittenPast(these, past));

  async function read() {
    const prometheus = openPrometheus(endpoint(server().url));
    onTestFinished(() => prometheus.close());
    const feed = createRecordedFeed(prometheus, Date.now, end);
    // As the dashboard does it: both loops begin at once, and either may end first.
    await feed.readSlow(signal);
    const statuses = await feed.readFast(signal);
    return (id: string) => {
      const status = statuses.find(({ slo }) => slo.id === id);
      const rate = (label: string) => status?.burn.find((one) => one.label === label)?.rate ?? null;
      return { ...status, rate };
    };
  }

  test('say how much of the window is recorded, before the second slow round', async () => {
    const whole = (await read())('shop/whole');
    expect(whole.counts?.total).toBeCloseTo(28_800, 6);
    expect(whole.coverage).toBeCloseTo(1 / 30, 6);
    expect(whole.budget?.remaining).toBeCloseTo(-1, 6);
    expect(whole.rate('1h')).toBeCloseTo(2, 6);
  });

  test('add up the parts of a split SLO, and never show one part for all', async () => {
    const split = (await read())('shop/split');
    expect(split.counts).toMatchObject({ bad: expect.closeTo(1_728, 6) });
    expect(split.coverage).toBeCloseTo(1 / 30, 6);
    expect(split.rate('1h')).toBeCloseTo(3, 6);
    expect(split.rate('30d')).toBeCloseTo(3, 6);
  });
});
