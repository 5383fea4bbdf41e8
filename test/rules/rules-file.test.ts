import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { AlertingRule, RuleGroup } from '../../src/rules/rule.ts';
import { rulesData, rulesFile } from '../../src/rules/rules-file.ts';
import { sloRules } from '../../src/rules/slo-rules.ts';
import type { Slo } from '../../src/slo/slo.ts';
import { anSlo } from './an-slo.ts';
import { promtoolOrSkip } from './promtool.ts';

const promtool = promtoolOrSkip();

function alertsOf(groups: readonly RuleGroup[]): readonly AlertingRule[] {
  return groups.flatMap(({ rules }) => rules.filter((rule) => 'alert' in rule));
}

function alerts(slo: Slo): readonly AlertingRule[] {
  return alertsOf(sloRules([slo]));
}

describe('the alerts', () => {
  test('carry severity, service, SLO, what to read and the runbook', () => {
    const all = alerts(anSlo({ runbook: 'runbooks/checkout.md' }));
    expect(all.map(({ labels }) => labels)).toEqual(
      ['page', 'ticket'].map((severity) => ({
        ...{ severity, service: 'checkout', slo: 'availability' },
        slo_id: 'checkout/availability',
      })),
    );
    for (const { annotations } of all) {
      expect(annotations.runbook).toBe('runbooks/checkout.md');
      expect(annotations.summary).toContain('checkout/availability');
      expect(annotations.description).toContain('Budget spent');
    }
  });

  test.each([
    [7, ['13.44', '3.5', '1.4', '0.98']],
    [28, ['13.44', '5.6', '2.8', '0.933333333333']],
    [30, ['14.4', '6', '3', '1']],
    [90, ['43.2', '18', '9', '3']],
  ])('over %i d fire at the factors of that window', (windowDays, factors) => {
    const text = alerts(anSlo({ windowDays })).map(({ expr }) => expr);
    const found = [...text.join().matchAll(/> ([\d.]+) \* /g)].map(([, factor]) => factor);
    expect([...new Set(found)]).toEqual(factors);
  });

  test('that can never fire are left out, and the file says so', () => {
    const groups = sloRules([anSlo({ objective: 0.8 })]);
    expect(alertsOf(groups).map(({ labels }) => labels.severity)).toEqual(['ticket']);
    expect(rulesFile(groups)).toContain(
      "# Left out: page at 14.4 over 1h and 5m can't fire, the burn rate is at most 5.",
    );
  });

  test('of an SLO that is stated twice fire once', () => {
    const first = anSlo();
    const again = anSlo({ name: 'errors', sameAs: first.id });
    expect(alertsOf(sloRules([first, again])).map(({ labels }) => labels.slo)).toEqual([
      'availability',
      'availability',
    ]);
    expect(alertsOf(sloRules([again]))).toHaveLength(2);
  });
});

test('the JSON is the YAML as data', () => {
  const groups = sloRules([anSlo(), anSlo({ name: 'latency', objective: 0.8 })]);
  expect(parse(rulesFile(groups))).toEqual(rulesData(groups));
});

const hostile = fc
  .array(
    fc.constantFrom(
      ...['{{', '}}', '"', "'", '`', '\\', '#', ': ', '- ', '%', '$labels', '*', '&', '!', '|'],
      ...['on', 'null', '1_0', '~', 'é', '日', '💥', ' ', 'a', '/', ',', '{{ .Evil }}', '\\n'],
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => `x${parts.join('')}`);

const hostileSlo = fc
  .record({
    service: hostile,
    name: hostile,
    runbook: fc.option(hostile),
    target: hostile,
    objective: fc.constantFrom(0.5, 0.9, 0.95, 0.99, 0.999, 0.99995),
    windowDays: fc.constantFrom(1, 7, 28, 30, 90),
    value: hostile,
  })
  .map(({ value, ...slo }) => {
    const matcher = `path=${JSON.stringify(value)}`;
    const bad = `sum(rate(http_requests_total{${matcher},status=~"5.."}[$window]))`;
    const total = `sum(rate(http_requests_total{${matcher}}[$window]))`;
    return anSlo({ ...slo, form: { kind: 'events', bad, total } });
  });

test.skipIf(promtool === null)('promtool takes whatever names and queries say', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(hostileSlo, { selector: ({ id }) => id, minLength: 8, maxLength: 12 }),
      async (slos) => {
        const groups = sloRules(slos);
        const text = rulesFile(groups);
        expect(parse(text, { version: '1.1' })).toEqual(rulesData(groups));
        const verdict = await promtool?.check(text);
        expect(verdict?.text).toContain('SUCCESS');
        expect(verdict?.code).toBe(0);
      },
    ),
    { numRuns: 20 },
  );
});
