import { describe, expect, test } from 'vitest';
import { refusalOf } from './surroundings.ts';

const slo = (rest: string) =>
  `services:\n  - name: api\n    slos:\n      - name: up\n        target: 99%\n${rest}`;
const sli = (form: string) => slo(`        sli: ${form}\n`);
const fast = (rest: string) => sli(`{latency: x_seconds, ${rest}}`);
const slices = (rest: string) => sli(`{slices: {query: lag, ${rest}}}`);
const correction = (rest: string) =>
  `${sli('{gauge: up}')}corrections:\n  - {from: 2026-02-03T01:00Z, lasts: 1h, reason: x, ${rest}}\n`;

test('a misspelt key is one thing wrong, not also the lack of what it was meant to be', async () => {
  const slos = (key: string) => `services:\n  - name: api\n    ${key}: []\n`;
  expect(await refusalOf(slos('slo'))).toMatch(/unknown key; did you mean slos\?$/);
  const objective = `services:\n  - name: api\n    slos: [{name: up, objective: 99%, sli: {gauge: up}}]\n`;
  expect(await refusalOf(objective)).toMatch(/unknown key; did you mean target\?$/);
});

describe('a slip in an SLO is told with what was meant', () => {
  test.each([
    [
      'a bad share of 1',
      `services:\n  - name: api\n    slos: [{name: up, target: < 0.001, sli: {gauge: up}}]\n`,
      'got "< 0.001"; write < 0.001%, or < 0.1% if it is a share of 1',
    ],
    ['a blank in a threshold', fast('threshold: 200 ms'), 'got "200 ms"; write 200ms'],
    ['a sign before a threshold', fast('threshold: "< 1,5s"'), 'got "< 1,5s"; write 1.5s'],
    ['no threshold at all', fast('threshold: fast'), 'such as 200ms or 0.2s, got "fast"'],
    [
      'a kind of histogram in capitals',
      fast('threshold: 1s, histogram: Native'),
      'expected classic or native, got "Native"; did you mean native?',
    ],
    [
      'a source nobody has',
      `${slo('        source: record\n')}        sli: {gauge: up}\n`,
      'expected auto, raw or recorded, got "record"; did you mean recorded?',
    ],
    [
      'what becomes of a held alert',
      `${slo('        minEvents: {count: 9, otherwise: Ticket}\n')}        sli: {gauge: up}\n`,
      'expected ticket or ignore, got "Ticket"; did you mean ticket?',
    ],
    [
      "another tool's word for the target",
      `services:\n  - name: api\n    slos:\n      - name: up\n        objective: 99.9\n        sli: {gauge: up}\n`,
      '5:9: services[0].slos[0].objective: unknown key; did you mean target?',
    ],
    [
      "another tool's word for bad",
      sli('{errors: x, total: y}'),
      'sli.errors: unknown key; did you mean bad?',
    ],
    [
      'a threshold of slices',
      slices('op: lt, threshold: 3'),
      'slices.threshold: unknown key; did you mean value?',
    ],
    ['no op', slices('value: 3'), 'slices.op: missing; expected "<", "<=", ">" or ">=", in quotes'],
    ['an op in capitals', slices('op: LTE, value: 3'), 'got "LTE"; did you mean lte?'],
    ['an op turned round', slices('op: "=<", value: 3'), 'in quotes, got "=<"'],
    ['no query of slices', sli('{slices: {op: lt, value: 3}}'), 'query: missing; expected a query'],
    [
      'slices as a query',
      sli('{slices: lag < 3}'),
      'slices: expected a map with query, op, value, every, got "lag < 3"',
    ],
    ['> unquoted in braces', slices('op: >, value: 3'), 'put it in quotes: op: ">"'],
    [
      '>= unquoted in a block',
      slo(
        '        sli:\n          slices:\n            query: lag\n            op: >=\n            value: 3\n',
      ),
      'put it in quotes: op: ">="',
    ],
    [
      'a query with brackets in braces',
      sli('{bad: sum(rate(x_total[5m])), total: sum(rate(y_total[5m]))}'),
      "bad: inside {…} YAML takes [ ] { } and commas for itself; put the query in quotes: {bad: 'QUERY', …}",
    ],
    [
      'quotes in quotes',
      slo('        sli:\n          ratio: "sum(rate(x_total{code=~"5.."}[5m]))"\n'),
      'ratio: a " inside the value ends it; put the value in single quotes, or under ratio: |',
    ],
    [
      'a gauge that is a query',
      sli('{gauge: sum(up)}'),
      '.sli.gauge: expected a metric of 0 and 1 such as probe_success{job="api"}, got sum(up)',
    ],
    [
      'one service that is no list',
      correction('services: api'),
      'services: expected a list such as [a, b], or lines that begin with -, got "api"',
    ],
    [
      "RFC 5545's word for repeating",
      correction('rrule: FREQ=DAILY'),
      'rrule: unknown key; did you mean repeats?',
    ],
    [
      'an abbreviation of a zone, of which ICU makes Dhaka',
      correction('timeZone: BST'),
      'timeZone: expected a time zone such as Europe/London, got "BST"',
    ],
  ])('%s', async (_, text, expected) => {
    expect(await refusalOf(text)).toContain(expected);
  });
});
