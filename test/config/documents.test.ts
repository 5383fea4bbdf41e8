import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { onCallAt } from '../../src/oncall/on-call.ts';
import { shifts } from '../../src/oncall/shifts.ts';
import { loadText, surroundings } from './surroundings.ts';

const slos = `# Example SLOs and SLIs
services:
  - name: api-service
    slos:
      - name: availability
        target: 99.9%
        sli: uptime_percentage
        window: 30d
      
      - name: latency
        target: p99 < 200ms
        sli: request_latency_p99
        window: 30d
      
      - name: error_rate
        target: < 0.1%
        sli: error_rate
        window: 30d

# Prometheus queries for SLIs
queries:
  uptime_percentage: |
    (1 - (increase(http_requests_total{status=~"5.."}[30d]) / 
           increase(http_requests_total[30d]))) * 100
  
  request_latency_p99: |
    histogram_quantile(0.99, rate(http_request_duration_seconds_bucket[30d]))
  
  error_rate: |
    (increase(http_requests_total{status=~"5.."}[30d]) / 
     increase(http_requests_total[30d])) * 100
`;

const flowSlos = `services:
  - name: api-service
    slos:
      - {name: availability, target: 99.9%, sli: uptime_percentage, window: 30d}
      - {name: latency, target: p99 < 200ms, sli: request_latency_p99, window: 30d}
      - {name: error_rate, target: < 0.1%, sli: error_rate, window: 30d}
queries:
  uptime_percentage: (1 - (increase(http_requests_total{status=~"5.."}[30d]) / increase(http_requests_total[30d]))) * 100
  request_latency_p99: histogram_quantile(0.99, rate(http_request_duration_seconds_bucket[30d]))
  error_rate: (increase(http_requests_total{status=~"5.."}[30d]) / increase(http_requests_total[30d])) * 100
`;

const schedule = `# On-call schedule
schedule:
  - week: 1
    primary: alice
    secondary: bob
    escalation: charlie
  
  - week: 2
    primary: bob
    secondary: charlie
    escalation: alice
`;

const practices = `# On-call responsibilities
responsibilities:
  - Monitor alerts and dashboards
  - Respond to incidents within 5 minutes

# On-call support
support:
  - Slack channel: #on-call
  - Pagerduty integration for alerts
  - Pager: +44 20 7946 0001
  - Wiki # a remark
`;

const turns = [
  { primary: 'alice', secondary: 'bob', escalation: 'charlie' },
  { primary: 'bob', secondary: 'charlie', escalation: 'alice' },
];

test.each([
  ['in blocks', slos],
  ['in braces', flowSlos],
])('services and queries load as the documents write them, %s', async (_, text) => {
  const config = await loadText(text);
  expect(config.slos).toMatchObject([
    { id: 'api-service/availability', objective: 0.999, target: '99.9%', sameAs: null },
    { id: 'api-service/latency', objective: 0.99, target: 'p99 < 200ms', sameAs: null },
    {
      id: 'api-service/error_rate',
      objective: 0.999,
      target: '< 0.1%',
      sameAs: 'api-service/availability',
      window: { label: '30d', seconds: 2_592_000 },
    },
  ]);
  for (const { corrections } of config.slos) expect(corrections).not.toEqual([]);
  const line = text.split('\n').findIndex((one) => one.startsWith('  error_rate:')) + 1;
  expect(config.notes).toContainEqual({
    line,
    column: 15,
    message: expect.stringContaining('queries.error_rate: api-service/error_rate: '),
  });
});

test("the schedule loads with handoffs on Mondays at nine, in this machine's zone", async () => {
  expect((await loadText(schedule)).schedules).toEqual([
    {
      name: 'on-call',
      timeZone: 'Europe/Berlin',
      layers: [
        {
          name: null,
          turnName: 'week',
          timeZone: 'Europe/Berlin',
          starts: Date.parse('2000-01-03T09:00Z'),
          ends: null,
          length: { count: 1, unit: 'w' },
          crews: [{ from: null, turns }],
          restrictions: [],
        },
      ],
      overrides: [],
      temporary: [],
    },
  ]);
});

test('weeks without a first handoff follow each other over the end of a year of 53 weeks', async () => {
  const { schedules } = await loadText(schedule);
  const [from, to] = ['2026-12-21T12:00Z', '2027-01-18T08:00Z'].map((text) => Date.parse(text));
  const found = schedules.flatMap((one) => shifts(one, from ?? 0, to ?? 0));
  expect(found.map(({ start, primary }) => [new Date(start).toISOString(), primary])).toEqual([
    ['2026-12-21T08:00:00.000Z', 'bob'],
    ['2026-12-28T08:00:00.000Z', 'alice'],
    ['2027-01-04T08:00:00.000Z', 'bob'],
    ['2027-01-11T08:00:00.000Z', 'alice'],
  ]);
});

test('weeks without a first handoff have somebody in the years before this one too', async () => {
  const { schedules } = await loadText(schedule);
  const found = schedules.map((one) => onCallAt(one, Date.parse('2024-08-07T12:00Z')).primary);
  expect(found).toEqual(['bob']);
});

test('a rotation beside the schedule says when turns change', async () => {
  const rotation = 'rotation: {timeZone: Europe/London, starts: 2026-01-05T09:00, length: 12h}\n';
  expect((await loadText(schedule + rotation)).schedules[0]?.layers).toMatchObject([
    {
      timeZone: 'Europe/London',
      starts: Date.parse('2026-01-05T09:00Z'),
      length: { count: 12, unit: 'h' },
    },
  ]);
});

test('responsibilities and support are lines, also where YAML sees a map and a comment', async () => {
  const config = await loadText(practices);
  expect(config.responsibilities).toEqual([
    'Monitor alerts and dashboards',
    'Respond to incidents within 5 minutes',
  ]);
  expect(config.support).toEqual([
    'Slack channel: #on-call',
    'Pagerduty integration for alerts',
    'Pager: +44 20 7946 0001',
    'Wiki',
  ]);
});

test('what the example configuration says of incidents works once it is no comment any more', async () => {
  const example = path.resolve(import.meta.dirname, '../../config.example.yaml');
  const lines = (await readFile(example, 'utf8')).split('\n');
  const from = lines.indexOf('# incidents:');
  const block = lines.slice(from, lines.indexOf('', from)).map((line) => line.replace(/^# /, ''));
  const { incidents } = await loadText(block.join('\n'));
  expect(incidents).toMatchObject({
    ...{ channel: '#incidents', keepSeconds: 400 * 86_400 },
    policies: { 'SEV-1': { acknowledgeWithinMinutes: 2 }, 'SEV-4': { pagesLevel: null } },
  });
  expect(incidents.roles).toContain('scribe');
});

test('the example configuration works as it stands', async () => {
  const example = path.resolve(import.meta.dirname, '../../config.example.yaml');
  const config = await loadConfig({ config: example }, surroundings());
  expect(config.slos.map(({ id }) => id)).toEqual([
    'api-service/availability',
    'api-service/latency',
    'api-service/error_rate',
    'checkout/availability',
    'checkout/latency',
  ]);
  expect(config.prometheus?.url).toBe('http://localhost:9090');
  expect(config.schedules[0]?.layers[0]?.crews).toEqual([{ from: null, turns }]);
  expect(config.support).toContain('Slack channel: #on-call');
});
