import { describe, expect, test } from 'vitest';
import { counts, loadImportedText, messages, normal } from './load-imported.ts';
import { generator, twoCounters } from './source-texts.ts';

describe('slo-generator', () => {
  test('good and valid events', async () => {
    const lines = 'filter_good: ok_total[window]\n    filter_valid: all_total[window]';
    const loaded = await loadImportedText(generator('good_bad_ratio', lines));
    const [slo] = loaded.config.slos;
    expect([slo?.id, slo?.window.label]).toEqual(['shop/cart-availability', '28d']);
    expect(slo && counts(slo)).toEqual({
      bad: normal('sum(increase(all_total[1h])) - sum(increase(ok_total[1h]))'),
      total: twoCounters.total,
    });
    expect(messages(loaded)).toEqual([expect.stringMatching(/^source.yaml:11: exporters:/)]);
  });

  test('good and bad events add up to the total', async () => {
    const lines = 'filter_good: ok_total\n    filter_bad: failed_total';
    const { config } = await loadImportedText(generator('good_bad_ratio', lines));
    expect(config.slos.map(counts)).toEqual([
      {
        bad: twoCounters.bad,
        total: normal('sum(increase(ok_total[1h])) + sum(increase(failed_total[1h]))'),
      },
    ]);
  });

  test('a query for the good share is taken apart', async () => {
    const query = '1 - sum(rate(failed_total[window])) / sum(rate(all_total[window]))';
    const { config } = await loadImportedText(generator('query_sli', `expression: ${query}`));
    expect(config.slos.map(counts)).toEqual([twoCounters]);
  });

  test('a cut of a histogram counts what is over the bucket', async () => {
    const lines = `expression: took_ms_bucket{path="/"}\n    threshold_bucket: 250`;
    const { config } = await loadImportedText(generator('distribution_cut', lines));
    expect(config.slos.map(counts)).toEqual([
      {
        bad: normal(
          'sum(increase(took_ms_count{path="/"}[1h])) - sum(increase(took_ms_bucket{path="/",le="250"}[1h]))',
        ),
        total: normal('sum(increase(took_ms_count{path="/"}[1h]))'),
      },
    ]);
  });
});
