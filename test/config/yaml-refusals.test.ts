import { describe, test } from 'vitest';
import { expectOneLine } from './surroundings.ts';

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
      'a channel that YAML takes for a comment',
      'incidents:\n  channel: #incidents\n',
      '2:3: incidents.channel: expected a place in quotes, as # begins a comment: "#incidents", got nothing',
    ],
  ])('%s', async (_, text, expected) => {
    await expectOneLine(text, expected);
  });
});
