import { describe, expect, test } from 'vitest';
import { placeInFile } from '../../src/config/file-query.ts';
import { readRulesFile } from '../../src/config/rules-file.ts';

const rule = { alert: 'Failing', expr: 'sum(rate(failed_total[5m])) > 1' };
const groups = [{ name: 'shop', rules: [rule, { record: 'shop:up:sum', expr: 'sum(up)' }] }];
const operator = {
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'PrometheusRule',
  spec: { groups },
};
const exprs = (text: string) => readRulesFile(text, 'rules')?.queries.map(({ query }) => query);

describe('rules of others', () => {
  test.each([
    ['one line of JSON', JSON.stringify({ groups })],
    ['JSON as a mixin writes it', JSON.stringify({ groups }, null, 2)],
    ['a rule object', JSON.stringify(operator)],
    [
      'a List of rule objects',
      JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [operator] }),
    ],
    ['a list of rule objects', `- ${JSON.stringify(operator)}`],
    ['quoted keys', `"groups":\n- ${JSON.stringify(groups[0])}`],
  ])('%s', (_, text) => {
    expect(exprs(text)).toEqual([rule.expr, 'sum(up)']);
  });

  test('a query in JSON is placed where it stands', () => {
    const text = JSON.stringify({ groups }, null, 2);
    const file = readRulesFile(text, 'rules') ?? expect.fail();
    const { line, column } = placeInFile(file, file.queries[0] ?? expect.fail(), 0);
    expect(text.split('\n')[line - 1]?.slice(column - 1)).toContain('sum(rate(');
  });

  test('a configuration of our own is none, whatever its comments say', () => {
    expect(readRulesFile('# version: 3\nservices: []\n', 'onduty.yaml')).toBeNull();
    expect(readRulesFile('services: [{name: "groups: a"}]\n', 'onduty.yaml')).toBeNull();
  });
});
