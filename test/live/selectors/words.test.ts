import { describe, expect, test } from 'vitest';
import { clearsSentence, coldStartSentence } from '../../../src/live/selectors/alert-words.ts';
import { failuresLeftSentence, stateSentence } from '../../../src/live/selectors/budget-facts.ts';
import { sloRow } from '../../../src/live/selectors/slo-row.ts';
import type { Counts } from '../../../src/slo/counts.ts';
import { evaluate } from '../../../src/slo/evaluate.ts';
import type { SloStatus } from '../../../src/slo/status.ts';
import { anSlo } from '../../support/live-state.ts';

type Windows = Readonly<Record<string, readonly [bad: number, total: number]>>;

const minute = 60_000;

/** An SLO of 99.9 % over 30 d, judged from counts by window. */
function judged(windows: Windows): SloStatus {
  const counts = new Map<string, Counts>(
    Object.entries(windows).map(([label, [bad, total]]) => [label, { bad, total }]),
  );
  return evaluate(anSlo('api'), { at: 100 * minute, counts, coverage: 1 });
}

describe('what an SLO is doing, in words', () => {
  test('a silent burn says how much of the budget went in a day', () => {
    const silent = judged({ '5m': [0, 100], '6h': [200, 100_000], '1d': [2_400, 1_000_000] });
    expect(stateSentence(silent)).toBe('silent burn: 8% of the budget in 24 h, below every alert');
  });

  test('an alert that single failures hold up says so', () => {
    const quiet = judged({ '5m': [1, 4], '30m': [1, 20], '1h': [3, 40] });
    expect(stateSentence(quiet)).toBe(
      'page: burns over 14.4× in 1h and 5m, only 3 failures behind this',
    );
    const busy = judged({ '5m': [30, 400], '30m': [30, 400], '1h': [30, 400] });
    expect(stateSentence(busy)).toBe('page: burns over 14.4× in 1h and 5m');
  });
});

describe('the times of an alert, in words', () => {
  const at = 100 * minute;
  const page = { at: at + 12 * minute, long: '6h', short: '30m' };
  const all = { at: at + 340 * minute, long: '3d', short: '6h' };
  const recovering: SloStatus = {
    ...judged({}),
    data: 'ok',
    state: 'recovering',
    alert: { severity: 'page', factor: 6, long: '6h', short: '30m' },
    alertTimes: { since: 90 * minute, clears: { page, all } },
  };

  test('what is over says when it clears and what holds it', () => {
    expect(stateSentence(recovering)).toBe('recovering: clears in ~12m, held by 30m/6h');
    expect(clearsSentence(recovering)).toBe(
      'page in ~12m, held by 30m/6h; ticket in ~5h 40m, held by 6h/3d',
    );
    expect(sloRow(recovering, at).clears).toBe('12m');
  });

  test('what burns on says since when, and foretells no end', () => {
    const times = { since: 90 * minute, clears: { page: null, all: null } };
    const paging: SloStatus = { ...recovering, state: 'page', alertTimes: times };
    expect(stateSentence(paging)).toBe('page since 01:30 (6× in 6h and 30m)');
    expect(clearsSentence(paging)).toBe('not while it burns like this');
    expect(stateSentence({ ...paging, alertTimes: null })).toBe(
      'page: burns over 6× in 6h and 30m',
    );
  });
});

test('a list has five columns for the budget: what is overspent far beyond is not cut off', () => {
  const spent = (bad: number) => sloRow(judged({ '30d': [bad, 1_000_000] }), 0).budget;
  expect(spent(2_000)).toBe('-100%');
  expect(spent(10_990)).toBe('-999%');
  expect(spent(14_720)).toBe('<-1k%');
});

describe('a cold start', () => {
  const young = { ...judged({ '6h': [50, 10_000], '3d': [110, 100_000] }), coverage: 20 / 720 };

  test('says which windows see less than their names say', () => {
    expect(coldStartSentence(young)).toBe(
      'cold start: only 20h of history, 1d and 3d see only that',
    );
    expect(coldStartSentence({ ...young, coverage: 71.5 / 720 })).toBe('');
    expect(coldStartSentence({ ...young, coverage: null })).toBe('');
  });

  test('marks the ticket that was judged on it', () => {
    expect(stateSentence({ ...young, data: 'ok' })).toBe(
      'ticket: burns over 1× in 3d and 6h, with 20h of history alone',
    );
  });
});

describe('failures left', () => {
  test('are minutes of full outage at the traffic of the last hour', () => {
    const left = judged({ '1h': [0, 650], '30d': [588, 1_000_000] });
    expect(failuresLeftSentence(left)).toBe('412 failures left ≈ 38m at current traffic');
  });

  test('are no minutes without traffic, and not known without counts', () => {
    const idle = judged({ '1h': [0, 0], '30d': [588, 1_000_000] });
    expect(failuresLeftSentence(idle)).toBe('412 failures left');
    expect(failuresLeftSentence(judged({}))).toBe('failures left not known');
    const spent = judged({ '1h': [0, 650], '30d': [1_500, 1_000_000] });
    expect(failuresLeftSentence(spent)).toBe('500 failures too many');
  });

  test('are whole ones: the last one that is begun is not allowed', () => {
    const left = (bad: number, total: number) =>
      failuresLeftSentence(judged({ '1h': [0, 0], '30d': [bad, total] }));
    expect(left(8, 8_900)).toBe('0 failures left');
    expect(left(8, 9_800)).toBe('1 failure left');
    expect(left(8, 11_000)).toBe('3 failures left');
    expect(left(9, 8_900)).toBe('1 failure too many');
  });
});
