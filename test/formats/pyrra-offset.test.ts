import { expect, test } from 'vitest';
import { counts, loadImportedText, normal } from './load-imported.ts';

test('Pyrra counts of a minute ago', async () => {
  const { config, slos } = await loadImportedText(`
apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata: {name: late}
spec:
  target: "99"
  window: 2w
  indicator:
    ratio:
      errors: {metric: 'bad_total{job="shop"} offset 1m'}
      total: {metric: 'all_total{job="shop"} offset 1m'}
`);
  expect(slos[0]?.sli).toMatchObject({
    query: 'sum(rate(bad_total{job="shop"}[$window] offset 1m))',
  });
  expect(config.slos.map(counts)).toEqual([
    {
      bad: normal('(sum(rate(bad_total{job="shop"}[1h] offset 1m))) * 3600'),
      total: normal('(sum(rate(all_total{job="shop"}[1h] offset 1m))) * 3600'),
    },
  ]);
});
