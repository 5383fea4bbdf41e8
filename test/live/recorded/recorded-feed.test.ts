import { describe, expect, test } from 'vitest';
import { createRecordedFeed } from '../../../src/live/recorded/recorded-feed.ts';
import { openPrometheus } from '../../../src/sources/prometheus/open-prometheus.ts';
import { duringTests } from '../../support/during-tests.ts';
import { endpoint } from '../../support/endpoint.ts';
import { programsOrSkip, startRealPrometheus } from '../../support/real-servers.ts';

const programs = programsOrSkip();

const id = 'sloth_id: myservice-requests, sloth_service: myservice, sloth_slo: requests';
const own = 'slo_id: shop/checkout, service: shop, slo: checkout';
const record = (name: string, value: string, labels = id) =>
  `      - {record: '${name}', expr: vector(${value}), labels: {${labels}}}`;

/** What Sloth records for 99.9 % over 30 d, with constants in place of queries. */
const rules = `groups:
  - name: sloth
    rules:
${[
  ...['5m', '30m', '1h'].map((window) => record(`slo:sli_error:ratio_rate${window}`, '0.02')),
  ...['2h', '6h', '1d', '3d'].map((window) => record(`slo:sli_error:ratio_rate${window}`, '0.001')),
  record('slo:sli_error:ratio_rate30d', '0.0004'),
  record('slo:objective:ratio', '0.9990000000000001'),
  record('slo:time_period:days', '30'),
  record('onduty:error:ratio5m', '0', own),
  record('onduty:error:ratio28d', '0.005', own),
  record('onduty:objective:ratio', '0.99', own),
  record('onduty:window:seconds', '2419200', own),
].join('\n')}
`;

describe.skipIf(programs === null)(
  "SLOs that a server records itself, by Sloth's names and ours",
  () => {
    const server = duringTests(programs, (these) => startRealPrometheus(these.prometheus, rules));

    test('are judged from their shares in one request; counts stay unknown', async () => {
      const prometheus = openPrometheus(endpoint(server().url));
      const feed = createRecordedFeed(prometheus, Date.now);
      const { signal } = new AbortController();
      const statuses = await expect
        .poll(() => feed.readFast(signal), { timeout: 20_000 })
        .toHaveLength(2)
        .then(() => feed.readFast(signal));
      const status = statuses.find(({ slo }) => slo.service === 'myservice');
      expect(status).toMatchObject({
        slo: { id: 'myservice/requests', objective: 0.999, window: { label: '30d' } },
        state: 'page',
        data: 'ok',
        source: { by: 'Sloth', remark: expect.stringContaining('mean of 5m ratios') },
        counts: { bad: null, total: null },
        budget: { remaining: expect.closeTo(0.6, 6), eventsLeft: null },
      });
      expect(status?.burn.find(({ label }) => label === '1h')?.rate).toBeCloseTo(20, 6);
      expect(statuses.find(({ slo }) => slo.service === 'shop')).toMatchObject({
        slo: { id: 'shop/checkout', objective: 0.99, window: { label: '28d' } },
        state: 'ok',
        budget: { remaining: expect.closeTo(0.5, 6) },
      });
      const before = prometheus.cost().requests;
      await feed.readFast(signal);
      expect(prometheus.cost().requests - before).toBe(1);
      prometheus.close();
    });
  },
);
