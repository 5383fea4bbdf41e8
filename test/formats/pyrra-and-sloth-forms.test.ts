import { describe, expect, test } from 'vitest';
import { counts, loadImported, loadImportedText, messages } from './load-imported.ts';
import { pyrra, sloth, twoCounters } from './source-texts.ts';

describe('Pyrra and Sloth', () => {
  test('a histogram of seconds becomes a latency with a threshold', async () => {
    const loaded = await loadImportedText(
      pyrra(`
    latency:
      success: {metric: 'took_seconds_bucket{job="api",le="0.2"}'}
      total: {metric: 'took_seconds_count{job="api"}'}`),
    );
    expect(loaded.slos[0]).toMatchObject({
      service: 'api',
      window: '2w',
      sli: { kind: 'latency', histogram: 'took_seconds{job="api"}', threshold: '200ms' },
    });
  });

  test('a raw error ratio of Sloth is taken apart; its plugins are kept', async () => {
    const raw = `{raw: {error_ratio_query: 'sum(rate(failed_total[{{.window}}])) / sum(rate(all_total[{{.window}}]))'}}`;
    const { config } = await loadImportedText(sloth(raw));
    expect(config.slos.map(counts)).toEqual([twoCounters]);
    const share = await loadImportedText(
      sloth("{raw: {error_ratio_query: 'avg(avg_over_time(broken[{{.window}}]))'}}"),
    );
    expect(share.slos[0]?.sli).toEqual({
      kind: 'ratio',
      query: 'avg(avg_over_time(broken[$window]))',
    });
    expect(share.config.slos[0]?.sli.unit).toBe('seconds');
    const plugin = await loadImportedText(sloth('{plugin: {id: some/plugin, options: {a: b}}}'));
    expect(plugin.slos).toEqual([]);
    expect(plugin.text).toContain('some/plugin');
  });

  test('each SLO that is kept is named by its own line and keeps its own text', async () => {
    const second =
      '  - {name: low, objective: 40, sli: {events: {error_query: a, total_query: b}}}';
    const third =
      '  - {name: open, objective: 99, sli: {events: {error_query: a, total_query: "sum(b"}}}';
    const loaded = await loadImportedText(
      `version: prometheus/v1\nservice: shop\nslos:\n${second}\n${third}\n`,
    );
    expect(messages(loaded)).toEqual([
      'source.yaml:4: shop/low: an objective of 40 % is under 50 %',
      'source.yaml:5: shop/open: total: a ")" is missing at the end',
    ]);
    expect(loaded.text.match(/name: low/g)).toHaveLength(1);
  });

  test('two SLOs of one name keep both', async () => {
    const text = sloth(
      '{events: {error_query: "sum(rate(failed_total[1m]))", total_query: "sum(rate(all_total[1m]))"}}',
    );
    const loaded = await loadImported([
      { label: 'a.yaml', text },
      { label: 'b.yaml', text },
    ]);
    expect(loaded.config.slos.map(({ id }) => id)).toEqual([
      'checkout/availability',
      'checkout/availability-2',
    ]);
    expect(messages(loaded)).toEqual([expect.stringMatching(/^b.yaml:5: there is already an SLO/)]);
  });

  test('text that could write to the terminal does not reach the configuration', async () => {
    const events =
      '{events: {error_query: "sum(rate(failed_total[1m]))", total_query: "sum(rate(all_total[1m]))"}}';
    const text = sloth(events).replace('    sli:', '    description: "a\\e[2Jb"\n    sli:');
    expect((await loadImportedText(text)).text).not.toContain('\u001b');
  });
});
