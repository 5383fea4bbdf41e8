import { describe, expect, test } from 'vitest';
import { rulesFile } from '../../src/rules/rules-file.ts';
import { sloRules } from '../../src/rules/slo-rules.ts';
import { testsFile } from '../../src/rules/tests-file.ts';
import { anSlo } from './an-slo.ts';
import { promtoolOrSkip } from './promtool.ts';

const promtool = promtoolOrSkip();

/** Every request fails from the first hour on: 600 in an hour for one service, 60 for the other. */
function testOf(otherwise: 'ticket' | 'ignore', expected: readonly (readonly [string, string])[]) {
  const slos = ['busy', 'quiet'].map((service) =>
    anSlo({
      service,
      form: {
        kind: 'events',
        bad: `sum(rate(requests_total{service="${service}",status=~"5.."}[$window]))`,
        total: `sum(rate(requests_total{service="${service}"}[$window]))`,
      },
      minEvents: { count: 500, otherwise },
    }),
  );
  const groups = sloRules(slos);
  const series = (service: string, step: number) => [
    `{series: 'requests_total{service="${service}",status="200"}', values: '0+${step}x60 ${60 * step}x60'}`,
    `{series: 'requests_total{service="${service}",status="500"}', values: '0x60 ${step}+${step}x59'}`,
  ];
  const samples = expected.map(
    ([service, severity]) => `{labels: '{service="${service}",severity="${severity}"}', value: 1}`,
  );
  const tests = `rule_files: [rules.yml]
evaluation_interval: 1m
group_eval_order: ${JSON.stringify(groups.map(({ name }) => name))}
tests:
  - interval: 1m
    input_series: [${[...series('busy', 10), ...series('quiet', 1)].join(', ')}]
    promql_expr_test:
      - expr: count by (service, severity) (ALERTS{alertstate="firing"})
        eval_time: 2h
        exp_samples: [${samples.join(', ')}]
`;
  return { rules: rulesFile(groups), tests, slos };
}

describe.skipIf(promtool === null)('alerts of an SLO with few events', () => {
  const busyAlone = [
    ['busy', 'page'],
    ['busy', 'ticket'],
  ] as const;

  test('a page is a ticket', async () => {
    const { rules, tests } = testOf('ticket', [...busyAlone, ['quiet', 'ticket']]);
    const verdict = await promtool?.test(rules, tests);
    expect(verdict?.code, verdict?.text).toBe(0);
  });

  test('or none at all', async () => {
    const { rules, tests } = testOf('ignore', busyAlone);
    const verdict = await promtool?.test(rules, tests);
    expect(verdict?.code, verdict?.text).toBe(0);
  });

  test('the tests written beside the rules have events enough', async () => {
    const slos = [anSlo({ minEvents: { count: 50_000, otherwise: 'ignore' } })];
    const verdict = await promtool?.test(
      rulesFile(sloRules(slos)),
      testsFile(slos, 'rules.yml').text,
    );
    expect(verdict?.code, verdict?.text).toBe(0);
  });
});
