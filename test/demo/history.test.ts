import { describe, expect, test } from 'vitest';
import { expositionText } from '../../src/demo/exporter.ts';
import { advanceFleet, type Fleet, startFleet } from '../../src/demo/fleet.ts';
import { historyLength, historyParts, historyText, sampleTimes } from '../../src/demo/history.ts';
import { demoServices } from '../../src/demo/services.ts';

const end = Date.UTC(2026, 2, 14, 15, 9, 26);
const hour = 3_600_000;

function fleet(seed = 1): Fleet {
  return startFleet(demoServices, { seed, start: end - historyLength, end });
}

/** Values and times (s) of each series, in the order they were written. */
function seriesOf(pieces: Iterable<string>): Map<string, { at: number; value: number }[]> {
  const series = new Map<string, { at: number; value: number }[]>();
  for (const piece of pieces) {
    for (const line of piece.split('\n')) {
      const [id = '', value, at] = line.split(' ');
      if (!id.includes('{')) continue;
      const samples = series.get(id) ?? [];
      samples.push({ at: Number(at), value: Number(value) });
      series.set(id, samples);
    }
  }
  return series;
}

// As long as the real one, but coarser: the tests are about its shape, not its size.
const month = [{ from: historyLength, until: 0, step: hour / 2 }];
const restartsOf = (service: string, instance: number) =>
  demoServices
    .find(({ name }) => name === service)
    ?.restarts.filter((one) => one.instance === instance).length ?? 0;

describe('the history', () => {
  test('is the same for the same seed and end, and another for another seed', () => {
    const text = (seed: number) => [...historyText(fleet(seed), month)].join('');
    const first = text(1);
    expect(text(1) === first).toBe(true);
    expect(text(2) === first).toBe(false);
    expect(first.endsWith('# EOF\n')).toBe(true);
  });

  test('grows everywhere but where a process was restarted', () => {
    for (const [id, samples] of seriesOf(historyText(fleet(), month))) {
      if (!id.startsWith('http_request_duration_seconds_count')) continue;
      const resets = samples.filter(({ value }, at) => value < (samples[at - 1]?.value ?? 0));
      const [, service = '', number] = /service="([^"]+)",instance="[^"]*-(\d)"/.exec(id) ?? [];
      expect([id, resets.length]).toEqual([id, restartsOf(service, Number(number) - 1)]);
    }
  });

  test('has as many requests by status as in the histogram, and buckets that hold each other', () => {
    const moved = fleet();
    for (const _ of historyText(moved, month));
    for (const { byStatus, buckets, sumMilliseconds } of moved.instances) {
      expect(byStatus.reduce((sum, count) => sum + count)).toBe(buckets.at(-1));
      expect(buckets).toEqual([...buckets].sort((a, b) => a - b));
      expect(sumMilliseconds).toBeGreaterThan(0);
    }
  });

  test('samples come in order, each once, up to the very end', () => {
    const times = historyParts.flatMap((stretches) => [...sampleTimes(stretches, end)]);
    expect(times.every((at, index) => index === 0 || at > (times[index - 1] ?? 0))).toBe(true);
    expect([times[0], times.at(-1)]).toEqual([end - historyLength, end]);
  });

  test('one service was not measured for three hours', () => {
    const series = seriesOf(
      historyText(fleet(), [{ from: 110 * hour, until: 72 * hour, step: hour / 12 }]),
    );
    const samples = series.get(
      'http_requests_total{service="inventory",instance="inventory-1",status="200"}',
    );
    const steps = samples?.slice(1).map(({ at }, index) => at - (samples[index]?.at ?? 0)) ?? [];
    expect([...new Set(steps)].sort((a, b) => a - b)).toEqual([300, 3 * 3_600 + 300]);
  });
});

describe('the live exporter', () => {
  test('goes on exactly where the history ended', () => {
    const moved = fleet();
    const last = seriesOf(historyText(moved, month));
    advanceFleet(moved, end);
    const live = seriesOf([expositionText(moved)]);
    expect([...live.keys()].sort()).toEqual([...last.keys()].sort());
    for (const [id, [sample]] of live)
      expect([id, sample?.value]).toEqual([id, last.get(id)?.at(-1)?.value]);
  });

  test('keeps the pace of the last hour, and never counts down', () => {
    const moved = fleet();
    advanceFleet(moved, end - hour);
    const total = () =>
      moved.instances.reduce((sum, { buckets }) => sum + (buckets.at(-1) ?? 0), 0);
    // The one restart of the last hour would hide what came before it.
    advanceFleet(moved, end - hour / 2);
    const before = total();
    for (let at = end - hour / 2; at <= end; at += 15_000) advanceFleet(moved, at);
    const atEnd = total();
    for (let at = end; at <= end + hour / 2; at += 5_000) {
      const previous = total();
      advanceFleet(moved, at);
      expect(total()).toBeGreaterThanOrEqual(previous);
    }
    expect((total() - atEnd) / (atEnd - before)).toBeCloseTo(1, 1);
  });
});
