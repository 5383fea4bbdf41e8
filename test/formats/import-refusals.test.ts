import { describe, expect, test } from 'vitest';
import { importRefusal } from './load-imported.ts';
import { generator, indicator, openSlo, pyrra, sloth } from './source-texts.ts';

describe('what can not be read', () => {
  const events =
    '{events: {error_query: "sum(rate(failed_total[1m]))", total_query: "sum(rate(all_total[1m]))"}}';
  test.each([
    ['no YAML', 'version: "prometheus/v1', /^ConfigError source.yaml:1:\d+: YAML: /],
    [
      'an unknown apiVersion',
      'apiVersion: openslo/v9\nkind: SLO',
      /^ConfigError source.yaml:1:13: apiVersion: "openslo\/v9" is not known; known are/,
    ],
    [
      'an unknown version',
      'a: 1\nversion: prometheus/v2',
      /^ConfigError source.yaml:2:10: version: "prometheus\/v2" is not known/,
    ],
    ['nobody’s file', 'a: 1', /^ConfigError source.yaml:1:1: neither version nor apiVersion/],
    ['an empty file', '# nothing\n', /^ConfigError source.yaml: there is nothing in it/],
    ['a list', '- a', /^ConfigError source.yaml:1:1: expected a map/],
    [
      "Sloth's objective of 100",
      sloth(events, '100'),
      /^ConfigError source.yaml:6:16: .*an objective of 100 % allows no failure/,
    ],
    [
      "Pyrra's target of 100",
      pyrra('{ratio: {errors: {metric: a_total}, total: {metric: b_total}}}', "'100'"),
      /^ConfigError source.yaml:6:11: .*allows no failure/,
    ],
    [
      "OpenSLO's target of 1",
      openSlo().replace('0.9995', '1') + indicator,
      /^ConfigError source.yaml:12:\d+: .*allows no failure/,
    ],
    [
      "slo-generator's goal of 1",
      generator('query_sli', 'expression: a/b', '1'),
      /^ConfigError source.yaml:14:9: .*allows no failure/,
    ],
    [
      'a missing query',
      sloth('{events: {error_query: a}}'),
      /^ConfigError source.yaml:7:\d+: .*expected an error query and a total query/,
    ],
    [
      'a number for a name',
      sloth(events).replace('availability', '5'),
      /^ConfigError source.yaml:5:11: slos\[0\]\.name: expected text, got 5/,
    ],
  ])('%s is refused in one line with its place', async (_, text, line) => {
    const refusal = await importRefusal(text);
    expect(refusal).toMatch(line);
    expect(refusal).not.toContain('\n');
  });
});
