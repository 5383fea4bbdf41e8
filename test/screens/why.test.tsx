import { describe, expect, test } from 'vitest';
import type { SloAttribution } from '../../src/live/attribution.ts';
import { failed, type Remote, received, waiting } from '../../src/live/remote.ts';
import type { Past } from '../../src/live/state.ts';
import { attribute, type LabelCounts } from '../../src/slo/attribution.ts';
import { width } from '../../src/text/width.ts';
import { fixtureNow } from '../support/fixture-time.ts';
import { opened } from './drawn.ts';

const id = 'api-service/availability';
const handlers = [
  { value: '/pay', bad: 920, total: 4_000 },
  { value: `/${'長い'.repeat(60)}`, bad: 0, total: 46_000 },
  { value: '/cart', bad: 80, total: 50_000 },
];

function report(labels: readonly LabelCounts[]): SloAttribution {
  const window = { label: '1h', seconds: 3_600 };
  const attribution = attribute(labels);
  const queries = ['topk(5001, increase(http_requests_total[1h]))'];
  const events = { bad: 1_000, total: 100_000 };
  const excluded = { intervals: [], everything: false, raw: events };
  return { sloId: id, window, ...events, attribution, within: null, excluded, queries };
}

function shown(
  attribution: Remote<SloAttribution | null>,
  columns = 100,
  rows = 30,
  past: Past | null = null,
): string {
  return opened({ kind: 'why', id, turn: 0 }, { columns, rows }, { attribution, past });
}

describe('what bad events have in common, on screen', () => {
  test('one line a value with its shares, then kinds of failure and the queries', () => {
    const status = [{ value: '503', bad: 1_000, total: 0 }];
    const text = shown(
      received(
        report([
          { kind: 'compared', label: 'handler', values: handlers },
          { kind: 'failure', label: 'status', values: status },
        ]),
        fixtureNow,
      ),
    );
    expect(text).toContain('1k of 100k events bad in the last 1h (1%)');
    expect(text).toMatch(/handler="\/pay" {2}92% of bad, 4% of all +bad ratio 23%/);
    expect(text).toContain('status  503 100%');
    expect(text).toContain('topk(5001, increase(http_requests_total[1h]))');
    expect(text).toContain('read 14:32:07 UTC');
  });

  test('what is excluded of the events is said, and what was asked for it', () => {
    const start = Date.UTC(2026, 0, 5, 2);
    const intervals = [{ start, end: start + 1_800_000, reasons: ['nightly restart'] }];
    const one = report([{ kind: 'compared', label: 'handler', values: handlers }]);
    const excluded = { ...one.excluded, intervals };
    const text = shown(received({ ...one, excluded }, fixtureNow));
    expect(text).toContain('1 interval, 30m excluded: nightly restart');
    expect(text).toContain('Each is asked over the excluded intervals, too, at their ends.');
    expect(shown(received(one, fixtureNow))).not.toContain('excluded');
  });

  test('the shares stay in sight and lines in their frame, however long or wide a value is', () => {
    const values = [
      { value: `/${'長い'.repeat(60)}`, bad: 1_000, total: 100 },
      { value: 'b', bad: 0, total: 9_900 },
    ];
    const remote = received(report([{ kind: 'compared', label: 'handler', values }]), fixtureNow);
    for (const columns of [60, 100]) {
      const text = shown(remote, columns);
      expect(text).toContain('100% of bad, 1% of all');
      for (const line of text.split('\n')) expect(width(line)).toBeLessThanOrEqual(columns);
    }
  });

  test('nothing that stands out is an answer', () => {
    const values = handlers.map((one) => ({ ...one, bad: one.total / 100 }));
    const remote = received(report([{ kind: 'compared', label: 'handler', values }]), fixtureNow);
    expect(shown(remote)).toContain(
      'no label stands out: the failures are spread evenly over handler',
    );
  });

  test('what was then is not said to be read now', () => {
    const remote = received(report([]), fixtureNow);
    const past = { at: fixtureNow - 3_600_000, status: 'read' } as const;
    expect(shown(remote, 100, 30, past)).toContain('AS OF');
    expect(shown(remote, 100, 30, past)).not.toContain('read 14:32');
  });

  test('reading, failing and being unable to tell look different', () => {
    expect(shown(waiting)).toContain('Comparing labels…');
    expect(shown(failed(waiting, 'Prometheus answered 503'))).toContain('503; r tries again');
    expect(shown(received(null, fixtureNow))).toContain('no sums');
  });
});
