import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Demo, type DemoEnding, startDemo } from '../../src/demo/start-demo.ts';
import { answers, askByService } from '../support/ask-prometheus.ts';
import { programsOrSkip } from '../support/real-servers.ts';

const programs = programsOrSkip();

describe.skipIf(programs === null)('the servers of the demo', () => {
  let demo: Demo;
  let ending: DemoEnding | null = null;
  beforeAll(async () => {
    if (programs === null) return;
    demo = await startDemo(
      programs,
      () => undefined,
      (started) => {
        ending = started;
      },
    );
  }, 60_000);
  afterAll(() => ending?.kill());

  const ask = (query: string) => askByService(demo.prometheusUrl, query);

  test('live samples follow the history without a reset or a jump', async () => {
    const scraped = () =>
      ask('count by (service) (count_over_time(http_requests_total[15s]) >= 2)');
    await expect.poll(scraped, { timeout: 25_000 }).toMatchObject({ size: 9 });
    const resets = await ask('sum by (service) (resets(http_requests_total[20m]))');
    expect([...resets.values()]).toEqual(Array(9).fill(0));
    const pace = await ask(
      'sum by (service) (rate(http_requests_total[2m])) / sum by (service) (rate(http_requests_total[10m] offset 2m))',
    );
    expect(pace.get('api-service')).toBeCloseTo(1, 1);
  });

  test('alerts reach Alertmanager, one of them silenced by alice', async () => {
    await demo.alertsShown();
    const response = await fetch(`${demo.alertmanagerUrl}/api/v2/alerts?silenced=true`);
    const alerts = (await response.json()) as {
      labels: { alertname: string; service: string };
      status: { state: string };
    }[];
    const shown = alerts.map(
      ({ labels, status }) => `${labels.alertname} ${labels.service} ${status.state}`,
    );
    expect(shown).toContain('ErrorBudgetBurn api-service active');
    expect(shown).toContain('ErrorBudgetSlowBurn notifications active');
    expect(shown).toContain('SlowResponses checkout suppressed');
  });

  test('nothing is left when it is stopped', async () => {
    await ending?.stop();
    expect(await answers(demo.prometheusUrl)).toBe(false);
    expect(await answers(demo.alertmanagerUrl)).toBe(false);
    expect(existsSync(demo.folder)).toBe(false);
  });
});
