import { describe, expect, test } from 'vitest';
import { loadText } from './surroundings.ts';

const config = (by: string, sli = events) => `services:
  - name: api
    slos:
      - {name: availability, target: 99.9%, by: ${by}, sli: ${sli}}
`;
const events =
  '{bad: "sum(rate(r_total{code=~\\"5..\\"}[$window]))", total: "sum(rate(r_total[$window]))"}';

describe('by', () => {
  test.each([
    ['handler', { labels: ['handler'], most: 20 }],
    ['[handler, method]', { labels: ['handler', 'method'], most: 20 }],
    ['{labels: [handler], most: 50}', { labels: ['handler'], most: 50 }],
  ])('%s is read', async (text, by) => {
    const { slos } = await loadText(config(text));
    expect(slos[0]?.by).toEqual(by);
  });

  test.each([
    ['[]', 'expected at least one label'],
    ['["a b"]', 'expected the name of a label'],
    ['{labels: [a], most: 1000}', 'expected at most 100 rows'],
  ])('%s is refused in words', async (text, message) => {
    await expect(loadText(config(text))).rejects.toThrow(message);
  });

  test('what is no sum of counters is refused', async () => {
    const sli = '{bad: "max(x[$window])", total: "max(y[$window])"}';
    await expect(loadText(config('handler', sli))).rejects.toThrow(
      'only sums of counters can be split by labels',
    );
  });
});
