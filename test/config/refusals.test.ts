import { describe, expect, test } from 'vitest';
import { refusalOf } from './surroundings.ts';

const slo = (lines: string) => `services:\n  - name: api\n    slos:\n      - ${lines}\n`;
const named = (rest: string) => slo(`{name: up, target: 99%, sli: q}`) + rest;

describe('what is wrong is told in one line with its place', () => {
  test.each([
    ['broken YAML', 'user: [dana\n', 'onduty.yaml:2:1: YAML: Flow sequence'],
    ['a key twice', 'user: a\nuser: b\n', 'onduty.yaml:2:1: user is set twice'],
    ['a tab', 'rotation:\n\tlength: 1w\n', 'onduty.yaml:2:1: indented with a tab'],
    ['a list', '- user\n', 'onduty.yaml:1:1: expected settings'],
    ['a lost alias', 'user: *x\n', 'onduty.yaml:1:7: *x names no anchor'],
    ['@ unquoted', 'user: @dana\n', 'user: "@dana"'],
    ['an unknown key', 'servces: []\n', '1:1: servces: unknown key; did you mean services?'],
    [
      'an unknown key deep inside',
      slo('name: up\n        windw: 3d\n        target: 99%\n        sli: q'),
      '5:9: services[0].slos[0].windw: unknown key; did you mean window?',
    ],
    [
      'a decimal comma',
      slo('name: up\n        target: 99,9\n        sli: q'),
      '5:17: services[0].slos[0].target: expected a target such as 99.9%, < 0.1% or p99 < 200ms, got "99,9"; write 99.9%',
    ],
    [
      'a decimal comma in braces',
      slo('{name: up, target: 99,9, sli: q}'),
      '4:28: services[0].slos[0].target: a comma ends',
    ],
    [
      '> unquoted',
      slo('name: up\n        target: > 99.5%'),
      '5:19: target: YAML reads > as the start of a text block; put it in quotes: target: "> 99.5%"',
    ],
    [
      '>= unquoted',
      slo('name: up\n        target: >= 99.5%\n        sli: q'),
      'put it in quotes: target: ">= 99.5%"',
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
      'a query split in two',
      'queries: {q: sum by (a, b) (x)}\n',
      'queries.q: a comma ends a value',
    ],
    [
      'a query taken for a map',
      'queries:\n  q: {job="x"}\n',
      'queries.q: YAML reads { as the start of a map',
    ],
    [
      'a query with a colon',
      'queries:\n  q: rate(x{a="b: c"}[5m])\n',
      '2:6: q: the value holds a colon',
    ],
    [
      'a query cut at #',
      named('queries:\n  q: sum(x{a="b #c"}) / sum(y\n'),
      'YAML takes what follows # for a comment',
    ],
    [
      'a broken query in a block',
      named('queries:\n  q: |\n    sum(rate(x[5m]))\n    / sum((rate(y[5m]))\n'),
      'onduty.yaml:8:',
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
    [
      'a missing week',
      'schedule:\n  - {week: 1, primary: a}\n  - {week: 3, primary: b}\n',
      '3:12: schedule[1].week: week 2 is missing',
    ],
    [
      'a week twice',
      'schedule:\n  - {week: 1, primary: a}\n  - {week: 1, primary: b}\n',
      '3:12: schedule[1].week: week 1 is there twice',
    ],
    [
      'an unknown zone',
      'timeZones: [Europe/Lodnon]\n',
      '1:13: timeZones[0]: expected a time zone such as Europe/London, got "Europe/Lodnon"; did you mean Europe/London?',
    ],
    [
      'a start without a time',
      'schedule: [{week: 1, primary: a}]\nrotation: {starts: 2026-01-05}\n',
      'rotation.starts: expected a local time such as 2026-01-05T09:00, got "2026-01-05"; add the time',
    ],
    [
      'a day there is not',
      'schedule: [{week: 1, primary: a}]\nrotation: {starts: 2026-02-30T09:00}\n',
      'there is no such time',
    ],
    [
      'a URL without http',
      'prometheus: localhost:9090\n',
      'prometheus: expected a URL such as http://localhost:9090, got "localhost:9090"; write http://localhost:9090',
    ],
    [
      'a store without its kind',
      'store: incidents.db\n',
      '1:8: store: expected sqlite:PATH or postgres://user@host/database, got "incidents.db"; write sqlite:incidents.db',
    ],
    [
      'a bare number',
      'refresh: 15\n',
      '1:10: refresh: expected a duration such as 5m, 1h30m or 30d, got "15"; add a unit',
    ],
    [
      'a channel that YAML takes for a comment',
      'incidents:\n  channel: #incidents\n',
      '2:3: incidents.channel: expected a place in quotes, as # begins a comment: "#incidents", got nothing',
    ],
    [
      'an acknowledgement nobody lives to see',
      'incidents: {severities: {SEV-1: {acknowledgeWithin: 9999999d}}}\n',
      '1:53: incidents.severities.SEV-1.acknowledgeWithin: expected at most 365d, got "9999999d"',
    ],
    [
      'an update that no calendar holds',
      'incidents: {severities: {SEV-2: {updateEvery: 99999999d}}}\n',
      '1:47: incidents.severities.SEV-2.updateEvery: expected at most 365d, got "99999999d"',
    ],
    [
      'a misspelt key of a person',
      'people: {alice: {timezone: UTC}}\n',
      '1:28: people.alice.timezone: unknown key; did you mean timeZone?',
    ],
    [
      'a misspelt key of a secret',
      'prometheus: {url: http://x, auth: {bearer: {envv: X}}}\n',
      'prometheus.auth.bearer.envv: unknown key; did you mean env?',
    ],
  ])('%s', async (_, text, expected) => {
    const message = await refusalOf(text);
    expect(message).toMatch(/^ConfigError onduty\.yaml:\d+:\d+: /);
    expect(message).toContain(expected);
    expect(message).not.toContain('\n');
  });
});

test('the first problem is told, and how many more there are', async () => {
  const message = await refusalOf('refresh: 15\nuser: [a]\nstore: {}\n');
  expect(message).toMatch(/1:10: refresh: .* \(and 2 more\)$/);
});

test('no error shows a secret', async () => {
  const texts = [
    'prometheus: {url: http://x, auth: {bearer: 12345678}}\n',
    'prometheus: {url: http://x, auth: {bearer: [hunter2]}}\n',
    'prometheus: {url: http://x, auth: {basic: {password: hunter2}}}\n',
    'prometheus: "http://me:hunter2@x?y=1"\n',
    'store: mysql://me:hunter2@x/y\n',
    'prometheus: {url: "http://me:hunter2@x", auth: {bearer: t}}\n',
  ];
  for (const text of texts) {
    const message = await refusalOf(text);
    expect(message).toContain('ConfigError');
    expect(message).not.toMatch(/hunter2|12345678/);
  }
});

test('nothing of the file can write to the terminal through an error', async () => {
  const message = await refusalOf('"us\\u001b[31mer": x\nrefresh: "\\u001b]0;title\\u0007"\n');
  expect(message).toContain('unknown key');
  expect(message).not.toMatch(/[\u0000-\u001f]/);
});
