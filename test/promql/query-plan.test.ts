import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventsSli } from '../../src/promql/events.ts';
import { planQueries, type Row } from '../../src/promql/query-plan.ts';
import { readEvents } from '../../src/promql/read-counts.ts';

function availability(service: string, errors = '5..'): EventsSli {
  const matcher = { label: 'service', op: '=', value: service } as const;
  const status = { label: 'status', op: '=~', value: errors } as const;
  const term = { sign: 1, metric: 'http_requests_total' } as const;
  return {
    bad: { kind: 'counters', terms: [{ ...term, matchers: [matcher, status] }] },
    total: { kind: 'counters', terms: [{ ...term, matchers: [matcher] }] },
  };
}

describe('a query plan', () => {
  test('a thousand SLOs of one shape are one question a window', () => {
    const slis = Array.from({ length: 1000 }, (_, at) => availability(`svc-${at}`));
    const questions = planQueries(slis).questions('[5m]', 300);
    expect(questions).toHaveLength(1);
    expect(questions[0]?.promql).toContain(
      'sum by (service)(increase(http_requests_total{service=~"svc-0|'.replace(')(', ') ('),
    );
  });

  test('one service needs no grouping', () => {
    const [question] = planQueries([availability('a')]).questions('[5m]', 300);
    expect(question?.promql).toBe(
      'label_replace(sum(increase(http_requests_total{service="a",status=~"5.."}[5m])), "onduty_query", "0", "", "") or ' +
        'label_replace(sum(increase(http_requests_total{service="a"}[5m])), "onduty_query", "1", "", "")',
    );
  });

  test('unlike shapes share requests, at most 50 in one', () => {
    const slis = Array.from({ length: 120 }, (_, at) => availability('a', `5.${at}`));
    expect(planQueries(slis).questions('[5m]', 300)).toHaveLength(Math.ceil(121 / 50));
  });

  test('names with regex characters match only themselves', () => {
    const [question] = planQueries([availability('a.b'), availability('c|d')]).questions(
      '[5m]',
      300,
    );
    expect(question?.promql).toContain('service=~"a\\\\.b|c\\\\|d"');
  });

  test('rows find their way back to the SLO they count for', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 20 }),
        (names) => {
          const slis = names.map((name) => availability(name));
          const [question] = planQueries(slis).questions('[5m]', 300);
          const alone = names.length === 1;
          const rows: Row[] = names.flatMap((service, at) => [
            { labels: { ...(alone ? {} : { service }), onduty_query: '0' }, value: at },
            { labels: { ...(alone ? {} : { service }), onduty_query: '1' }, value: 1000 + at },
          ]);
          const values = question?.read(rows) ?? new Map();
          slis.forEach((sli, at) => {
            expect(readEvents(sli, values, new Set())).toEqual({ bad: at, total: 1000 + at });
          });
        },
      ),
    );
  });
});

describe('series that are not there', () => {
  const sli = availability('a');
  const [question] = planQueries([sli]).questions('[5m]', 300);
  const total: Row = { labels: { onduty_query: '1' }, value: 50 };

  test('no error series of a metric that counts requests: no errors', () => {
    expect(readEvents(sli, question?.read([total]) ?? new Map(), new Set())).toEqual({
      bad: 0,
      total: 50,
    });
  });

  test('nothing at all: not known', () => {
    expect(readEvents(sli, new Map(), new Set())).toEqual({ bad: null, total: null });
  });

  test('no bucket at the threshold: not known, never "all fast" or "all slow"', () => {
    const count = { sign: 1, metric: 'd_count', matchers: [] } as const;
    const bucket = {
      sign: -1,
      metric: 'd_bucket',
      matchers: [{ label: 'le', op: '=~', value: '0.3' }],
    } as const;
    const latency: EventsSli = {
      bad: { kind: 'counters', terms: [count, bucket] },
      total: { kind: 'counters', terms: [count] },
    };
    const [asked] = planQueries([latency]).questions('[5m]', 300);
    const rows: Row[] = [{ labels: { onduty_query: '0' }, value: 10 }];
    // Another SLO's bucket of the same histogram may have answered.
    for (const seen of [new Set<string>(), new Set(['d_bucket'])])
      expect(readEvents(latency, asked?.read(rows) ?? new Map(), seen)).toEqual({
        bad: null,
        total: 10,
      });
  });

  test('an errors metric of its own: zero only once it answered somewhere', () => {
    const own: EventsSli = {
      ...sli,
      bad: { kind: 'counters', terms: [{ sign: 1, metric: 'errors_total', matchers: [] }] },
    };
    const [asked] = planQueries([own]).questions('[5m]', 300);
    const values = asked?.read([{ labels: { onduty_query: '1' }, value: 50 }]) ?? new Map();
    expect(readEvents(own, values, new Set())).toEqual({ bad: null, total: 50 });
    expect(readEvents(own, values, new Set(['errors_total']))).toEqual({ bad: 0, total: 50 });
  });
});
