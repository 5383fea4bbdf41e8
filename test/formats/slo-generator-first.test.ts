import { describe, expect, test } from 'vitest';
import { counts, importRefusal, loadImportedText, messages, normal } from './load-imported.ts';

const first = (backend: string, target = '0.999') => `
service_name: shop
feature_name: cart
slo_name: latency
slo_description: Carts are quick
slo_target: ${target}
backend:
  ${backend.split('\n').join('\n  ')}
exporters:
  - class: Pubsub
`;
const cut = `class: Prometheus
url: http://localhost:9090
method: distribution_cut
measurement:
  expression: took_seconds_bucket{path="/"}
  threshold_bucket: 0.25`;

describe("slo-generator's first form", () => {
  test('is an SLO like any of the second', async () => {
    const loaded = await loadImportedText(first(cut));
    const [slo] = loaded.config.slos;
    expect([slo?.id, slo?.objective, slo?.window.label]).toEqual([
      'shop/cart-latency',
      0.999,
      '28d',
    ]);
    expect(slo && counts(slo).total).toBe(
      normal('sum(increase(took_seconds_count{path="/"}[1h]))'),
    );
    expect(messages(loaded)).toEqual([
      expect.stringMatching(/^source.yaml:14: exporters:/),
      expect.stringMatching(/^source.yaml:9: url:/),
    ]);
  });

  test('another backend is kept as a comment', async () => {
    const loaded = await loadImportedText(
      first('class: Stackdriver\nmethod: good_bad_ratio\nmeasurement: {filter_good: x}'),
    );
    expect(loaded.slos).toEqual([]);
    expect(messages(loaded)[0]).toBe('source.yaml:2: latency: Stackdriver is not Prometheus');
  });

  test('a method nobody knows is refused where it stands', async () => {
    const text = first(cut.replace('distribution_cut', 'guess'));
    expect(await importRefusal(text)).toMatch(/^ConfigError source.yaml:10:11: .*got guess/);
  });

  test('an early file of the second form has shorter labels', async () => {
    const { config } = await loadImportedText(`
apiVersion: sre.google.com/v2
kind: ServiceLevelObjective
metadata:
  name: shop-cart
  labels: {service: shop, feature: cart, slo_name: availability}
spec:
  backend: prometheus
  method: good_bad_ratio
  service_level_indicator: {filter_good: ok_total, filter_valid: all_total}
  goal: 0.99
`);
    expect(config.slos.map(({ id }) => id)).toEqual(['shop/cart-availability']);
  });
});
