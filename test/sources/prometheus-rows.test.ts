import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLabels } from '../../src/sources/prometheus/read-labels.ts';
import { readRetention } from '../../src/sources/prometheus/read-retention.ts';
import { readSamples } from '../../src/sources/prometheus/read-samples.ts';
import { readSeries } from '../../src/sources/prometheus/read-series.ts';
import { readValue } from '../../src/sources/prometheus/read-value.ts';
import { SourceError } from '../../src/sources/source-error.ts';

const service = { title: 'Prometheus', key: 'prometheus', url: 'http://p:9090' };

describe('values', () => {
  test('every float64 comes back as Prometheus writes it', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(readValue(Object.is(value, -0) ? '-0' : String(value))).toBe(value);
      }),
    );
  });

  test.each([
    ['+Inf', Infinity],
    ['-Inf', -Infinity],
    ['NaN', Number.NaN],
    ['', undefined],
    ['many', undefined],
    [1, undefined],
    [null, undefined],
  ])('%j', (json, value) => {
    expect(readValue(json)).toBe(value);
  });
});

describe('labels', () => {
  test('clean labels are kept as they are, without a copy', () => {
    const labels = { service: 'api', code: '2xx ~!' };
    expect(readLabels(labels)).toBe(labels);
  });

  test('nothing a label holds can write to a terminal', () => {
    const nasty = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(fc.dictionary(nasty, nasty), (labels) => {
        const text = Object.entries(readLabels(labels) ?? {})
          .flat()
          .join('');
        expect(text).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });

  test('words of other languages stay', () => {
    expect(readLabels({ team: 'платежи 結算' })).toEqual({ team: 'платежи 結算' });
  });

  test.each([[null], ['text'], [{ code: 500 }], [{ name: 'é', code: 500 }]])(
    '%j is none',
    (json) => {
      expect(readLabels(json)).toBeNull();
    },
  );
});

describe('rows', () => {
  const metric = { job: 'a' };

  test('native histograms are left out, the other rows stay', () => {
    const histogram = { count: '3', sum: '1', buckets: [] };
    const vector = [
      { metric, histogram: [1, histogram] },
      { metric, value: [1.5, 'NaN'] },
    ];
    expect(readSamples(service, { resultType: 'vector', result: vector })).toEqual([
      { labels: metric, value: null, at: 1500 },
    ]);
    const matrix = [
      { metric, histograms: [[1, histogram]] },
      {
        metric,
        values: [
          [1, 'NaN'],
          [2, '+Inf'],
        ],
        histograms: [[1, histogram]],
      },
    ];
    expect(readSeries(service, { resultType: 'matrix', result: matrix })).toEqual([
      { labels: metric, points: [] },
      { labels: metric, points: [[2000, Infinity]] },
    ]);
  });

  test('any other shape is a SourceError, never another error', () => {
    const row = fc.record(
      { metric: fc.anything(), value: fc.anything(), values: fc.anything() },
      { requiredKeys: [] },
    );
    const resultType = fc.constantFrom('vector', 'matrix', 'scalar', 'string', 'new');
    const data = fc.oneof(
      fc.anything(),
      fc.record({
        resultType,
        result: fc.oneof(fc.anything(), fc.array(fc.oneof(row, fc.anything()))),
      }),
    );
    fc.assert(
      fc.property(data, fc.constantFrom(readSamples, readSeries), (json, read) => {
        const outcome = attempt(() => read(service, json));
        expect(Array.isArray(outcome) || outcome instanceof SourceError).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

function attempt(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    return error;
  }
}

test.each([
  ['15d', 15 * 86_400],
  ['100y', 100 * 365 * 86_400],
  ['1h30m', 5_400],
  ['30d or 10GiB', 30 * 86_400],
  ['10GiB', null],
  ['', null],
  [undefined, null],
])('retention %j', (storageRetention, seconds) => {
  expect(readRetention({ storageRetention })).toBe(seconds);
});
