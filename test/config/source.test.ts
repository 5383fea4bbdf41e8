import { expect, test } from 'vitest';
import { loadText } from './surroundings.ts';

const config = (top: string, own: string) => `${top}
services:
  - name: api
    slos:
      - {name: a, target: 99.9%, ${own} sli: {bad: "sum(rate(e_total[$window]))", total: "sum(rate(r_total[$window]))"}}
`;

test.each([
  ['', '', 'auto'],
  ['source: raw', '', 'raw'],
  ['source: raw', 'source: recorded,', 'recorded'],
])('source: the SLO says it before the file: %s %s', async (top, own, readFrom) => {
  expect((await loadText(config(top, own))).slos[0]?.readFrom).toBe(readFrom);
});

test('any other source is refused in words', async () => {
  await expect(loadText(config('', 'source: prometheus,'))).rejects.toThrow(
    'expected auto, raw or recorded',
  );
});
