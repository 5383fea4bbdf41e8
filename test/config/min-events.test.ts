import { expect, test } from 'vitest';
import { loadText } from './surroundings.ts';

const slo = (
  key: string,
  sli = '{bad: "sum(rate(b_total[$window]))", total: "sum(rate(t_total[$window]))"}',
) =>
  `services:
  - name: api
    slos:
      - name: up
        target: 99%
        ${key}
        sli: ${sli}
`;

test.each([
  ['minEvents: 100', { count: 100, otherwise: 'ticket' }],
  ['minEvents: {count: 50, otherwise: ignore}', { count: 50, otherwise: 'ignore' }],
  ['minEvents: {count: 50}', { count: 50, otherwise: 'ticket' }],
])('%s', async (key, guard) => {
  const { slos } = await loadText(slo(key));
  expect(slos[0]?.minEvents).toEqual(guard);
});

test.each([
  [slo('minEvents: 0'), 'minEvents: expected at least 1 event, got 0'],
  [slo('minEvents: many'), 'minEvents: expected a number of events such as 100, or {count'],
  [slo('minEvents: {count: 5, otherwise: page}'), 'otherwise: expected ticket or ignore'],
  [
    slo('minEvents: 5', '{gauge: "up{job=\'a\'}"}'),
    'minEvents: this SLI counts samples, not events',
  ],
])('%s is refused', async (text, message) => {
  await expect(loadText(text)).rejects.toThrow(message);
});
