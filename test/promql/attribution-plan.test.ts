import { describe, expect, test } from 'vitest';
import { planAttribution } from '../../src/promql/attribution-plan.ts';
import { readSli } from '../../src/promql/interpret.ts';
import type { SliForm } from '../../src/promql/sli-input.ts';

function plan(form: SliForm) {
  const reading = readSli({ service: 'a', serviceLabel: 'service', windowLabel: '30d', form });
  if (!reading.ok) throw new Error(reading.message);
  const planned = planAttribution(reading.sli, '1h', 3_600);
  if (planned === null) throw new Error('not read');
  return { ...planned, failureLabels: [...planned.failureLabels], needed: [...planned.needed] };
}

const total = 'sum(rate(requests_total{job="a"}[$window]))';
const all = { weight: 1, promql: 'increase(requests_total{job="a"}[1h])' };

describe('the vectors behind an SLI', () => {
  test('errors among requests; the label that tells them is a kind of failure', () => {
    const bad = 'sum(rate(requests_total{job="a",code=~"5.."}[$window]))';
    expect(plan({ kind: 'events', bad, total })).toEqual({
      bad: [{ weight: 1, promql: 'increase(requests_total{job="a",code=~"5.."}[1h])' }],
      total: [all],
      failureLabels: ['code'],
      needed: [],
    });
  });

  test('good requests are taken away', () => {
    const good = 'sum(rate(requests_total{job="a",code!~"5.."}[$window]))';
    expect(plan({ kind: 'events', good, total })).toMatchObject({
      bad: [all, { weight: -1, promql: 'increase(requests_total{job="a",code!~"5.."}[1h])' }],
      failureLabels: ['code'],
    });
  });

  test('latency is the count less the bucket, whose bound tells nothing', () => {
    const form = { kind: 'latency', metric: 'seconds{job="a"}', thresholdSeconds: 0.25 } as const;
    const { bad, failureLabels, needed } = plan(form);
    expect(needed).toEqual([bad[1]?.promql]);
    expect(bad.map(({ weight }) => weight)).toEqual([1, -1]);
    expect(bad[1]?.promql).toContain('seconds_bucket{job="a",le=~');
    expect(failureLabels).toEqual(['le']);
  });

  test('an expression keeps its weights; what is no sum stays whole', () => {
    const told = (bad: string) => plan({ kind: 'events', bad, total }).bad;
    expect(told('sum(rate(errors_total{job="a"}[$window] offset 5m)) * 0.5')).toEqual([
      { weight: 0.5 * 3_600, promql: 'rate(errors_total{job="a"}[1h] offset 5m)' },
    ]);
    expect(told('max(increase(errors_total{job="a"}[$window])) or vector(0)')).toEqual([
      { weight: 1, promql: 'max(increase(errors_total{job="a"}[1h]))' },
    ]);
  });
});
