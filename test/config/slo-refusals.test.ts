import { describe, test } from 'vitest';
import { expectOneLine } from './surroundings.ts';

const slo = (lines: string) => `services:\n  - name: api\n    slos:\n      - ${lines}\n`;

describe('what is wrong is told in one line with its place', () => {
  test.each([
    [
      'a decimal comma',
      slo('name: up\n        target: 99,9\n        sli: q'),
      '5:17: services[0].slos[0].target: expected a target such as 99.9%, < 0.1% or p99 < 200ms, got "99,9"; write 99.9%',
    ],
    [
      'a target without budget',
      slo('{name: up, target: 100%, sli: q}'),
      'so there is no error budget',
    ],
    [
      'an unknown unit',
      slo('{name: up, target: 99%, sli: q, window: 30x}'),
      'services[0].slos[0].window: expected a duration such as 5m, 1h30m or 30d, got "30x"',
    ],
    [
      'a month as minutes',
      slo('{name: up, target: 99%, sli: q, window: 1m}'),
      '1m is minutes, a month is written 30d',
    ],
    [
      'a window of centuries',
      slo('{name: up, target: 99%, sli: q, window: 500y}'),
      'window: expected a window of 10y at most, such as 30d, got "500y"',
    ],
    [
      'a threshold without a unit',
      slo('{name: up, target: 99%, sli: {latency: x_seconds, threshold: 2e-1}}'),
      'threshold: expected a duration such as 200ms or 0.2s, got "0.2"; add a unit: 0.2ms or 0.2s',
    ],
    [
      'a kind of histogram nobody has',
      slo('{name: up, target: 99%, sli: {latency: x_seconds, threshold: 0.2s, histogram: nativ}}'),
      'histogram: expected classic or native, got "nativ"',
    ],
    ['a month', slo('{name: up, target: 99%, sli: q, window: 1M}'), 'a month is written 30d'],
    [
      'no unit of the calendar',
      slo('{name: up, target: 99%, sli: q, window: {calendar: moth}}'),
      'window.calendar: expected day, week, month, quarter or year, got "moth"; did you mean month?',
    ],
    [
      'a list for a window',
      slo('{name: up, target: 99%, sli: q, window: [30d]}'),
      'expected a rolling window such as 30d, or {calendar: month, timeZone: Europe/London}',
    ],
    [
      'a service without slos',
      'services:\n  - name: api\n',
      '2:5: services[0].slos: missing; expected at least one SLO',
    ],
    ['an empty list of slos', 'services: [{name: api, slos: []}]\n', 'expected at least one SLO'],
    [
      'a query nobody wrote',
      `${slo('{name: up, target: 99%, sli: eror}')}queries: {error: a/b}\n`,
      '4:38: services[0].slos[0].sli: no query named "eror" under queries; did you mean error?',
    ],
    [
      'a query called like an own property',
      slo('{name: up, target: 99%, sli: constructor}'),
      'no query named "constructor"',
    ],
    [
      'the same SLO twice',
      slo('{name: up, target: 99%, sli: q}\n      - {name: up, target: 99%, sli: q}') +
        'queries: {q: sum(a) / sum(b)}\n',
      '5:16: services[0].slos[1].name: there is already an SLO api/up, in line 4',
    ],
    [
      'two forms at once',
      slo('{name: up, target: 99%, sli: {ratio: x, total: y}}'),
      'services[0].slos[0].sli: ratio stands alone, without total',
    ],
    [
      'a latency target of a share',
      slo('{name: up, target: p99 < 200ms, sli: {percent: x}}'),
      'a target like p99 < 200ms needs sli: {latency: HISTOGRAM}',
    ],
    [
      'a gauge that is a query',
      slo('{name: up, target: 99%, sli: {gauge: "min(up)"}}'),
      'sli.gauge: expected a metric of 0 and 1 such as probe_success',
    ],
    [
      'bad and good',
      slo('{name: up, target: 99%, sli: {bad: x, good: y, total: z}}'),
      'expected total with either bad or good',
    ],
    [
      'latency without threshold',
      slo('{name: up, target: 99%, sli: {latency: x}}'),
      'such as threshold: 200ms',
    ],
  ])('%s', async (_, text, expected) => {
    await expectOneLine(text, expected);
  });
});
