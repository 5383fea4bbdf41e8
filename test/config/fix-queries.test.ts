import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { fixQueries } from '../../src/config/fix-queries.ts';
import { readQueryFile } from '../../src/config/read-query-file.ts';

const head = `# who reads this
services:
  - name: api-service   # the API
    slos:
      - {name: availability, target: 99.9%, sli: q, window: 30d}
queries:
  # five hundreds
`;
const whole = 'http_requests_total{service="api-service"}[30d]';
const part = 'http_requests_total{service="api-service",status=~"5.."}[30d]';
const below = `sum by (service) (increase(${whole}))`;
const above = `(sum by (service) (increase(${part})) or 0 * ${below})`;

const fix = (text: string) => fixQueries(text, (one) => readQueryFile(one, 'onduty.yaml'));
const queryIn = (text: string): string => parseDocument(text).toJS().queries.q;

describe('mending in place', () => {
  test.each([
    [
      'a literal block keeps its lines and its end',
      '  q: |   # why\n    100 * (\n      increase(http_requests_total{status=~"5.."}[30d]) /   \n         increase(http_requests_total[30d]))\n\nuser: dana # me\n',
      `  q: |   # why\n    100 * (\n      ${above} /   \n         ${below})\n\nuser: dana # me\n`,
    ],
    [
      'a folded block keeps its lines',
      '  q: >-\n    increase(http_requests_total{status=~"5.."}[30d])\n    / increase(http_requests_total[30d])\n',
      `  q: >-\n    ${above}\n    / ${below}\n`,
    ],
    [
      'double quotes stay, and what goes in is escaped',
      '  q: "increase(http_requests_total{status=~\\"5..\\"}[30d]) / increase(http_requests_total[30d])" # same\n',
      `  q: ${JSON.stringify(`${above} / ${below}`)} # same\n`,
    ],
    [
      'single quotes stay',
      `  q: 'increase(http_requests_total{status=~"5.."}[30d]) / increase(http_requests_total[30d])'\n`,
      `  q: '${above} / ${below}'\n`,
    ],
    [
      'a plain scalar stays plain',
      '  q: increase(http_requests_total{status=~"5.."}[30d]) / increase(http_requests_total[30d])\n',
      `  q: ${above} / ${below}\n`,
    ],
  ])('%s', (_, before, after) => {
    expect(fix(head + before)).toBe(head + after);
    expect(fix(head + after)).toBe(head + after);
  });

  test('a plain scalar in a flow map, which can hold no comma, is put in quotes', () => {
    const text = `services: [{name: api-service, slos: [{name: a, target: 99%, sli: {bad: 'sum(rate(b_total{a="b"}[1h]))', total: sum(a_total)}}]}]\n`;
    const fixed = fix(text);
    expect(fixed).toContain(`bad: 'sum(rate(b_total{service="api-service",a="b"}[1h]))'`);
    expect(parseDocument(fixed).toJS().services[0].slos[0].sli.total).toBe(
      'sum(increase(a_total{service="api-service"}[30d]))',
    );
    expect(fix(fixed)).toBe(fixed);
  });

  test('line feeds of Windows stay', () => {
    const text = `${head}  q: |\n    sum(rate(b_total[30d]))\n    / sum(rate(a_total[30d]))\n`;
    expect(fix(text.replaceAll('\n', '\r\n'))).toBe(fix(text).replaceAll('\n', '\r\n'));
  });

  test('what is right stays, byte for byte', () => {
    const text = `${head}  q:   sum(rate(b_total{service="api-service"}[1h]))/sum(rate(a_total{service="api-service"}[1h]))\n`;
    expect(fix(text)).toBe(text);
  });

  test('rules files too, in every document', () => {
    const rule = (expr: string) =>
      `groups:\n- name: a\n  rules:\n  - record: x\n    expr: ${expr} # c\n`;
    const wrong = 'histogram_quantile(0.9, sum(rate(d_bucket[5m])))';
    const mended = 'histogram_quantile(0.9, sum by (le) (rate(d_bucket[5m])))';
    expect(fix(`${rule(wrong)}---\n${rule(wrong)}`)).toBe(`${rule(mended)}---\n${rule(mended)}`);
  });

  const metric = fc.constantFrom('a_total', 'b_total', 'c_bucket');
  const matchers = fc.constantFrom(
    '',
    '{code=~"5*"}',
    '{service="api-service"}',
    '{le="1"}',
    "{x='it'}",
  );
  const call = fc.constantFrom('rate', 'increase', 'irate');
  const series = fc
    .tuple(call, metric, matchers)
    .map(([name, one, braces]) => `${name}(${one}${braces}[30d])`);
  const side = fc.oneof(
    series,
    series.map((one) => `sum(${one})`),
    fc.tuple(metric, matchers).map((one) => one.join('')),
  );
  const query = fc
    .tuple(side, side, fc.constantFrom(' / ', '\n  / ', ' or vector(0) / '))
    .map(([a, b, op]) => a + op + b);
  const style = fc.constantFrom(
    'PLAIN',
    'QUOTE_DOUBLE',
    'QUOTE_SINGLE',
    'BLOCK_LITERAL',
    'BLOCK_FOLDED',
  );

  test('once is enough; comments, keys and order survive', () => {
    fc.assert(
      fc.property(query, style, (one, type) => {
        const document = parseDocument(`${head}  q: x # mine\nuser: dana # me\n`);
        document.setIn(['queries', 'q'], document.createNode(one));
        Object.assign(document.getIn(['queries', 'q'], true) as object, { type });
        const text = document.toString();
        const fixed = fix(text);
        expect(fix(fixed)).toBe(fixed);
        const comments = (all: string) => all.match(/#.*/g);
        expect(comments(fixed)).toEqual(comments(text));
        const rest = (all: string) => ({ ...parseDocument(all).toJS(), queries: null });
        expect(rest(fixed)).toEqual(rest(text));
        expect(fixed.slice(0, head.length)).toBe(text.slice(0, head.length));
        expect(queryIn(fixed).length).toBeGreaterThan(0);
      }),
    );
  });
});
