import { describe, expect, test } from 'vitest';
import { printTable } from '../../screens/parts/printed-table.tsx';
import { width } from '../../src/text/width.ts';

const columns = [
  { key: 'name', title: 'Name' },
  { key: 'left', title: 'Left', align: 'right' },
  { key: 'note', title: 'Note' },
] as const;

describe('a printed table', () => {
  test('aligns columns, wide characters included', async () => {
    const rows = [
      { name: 'api', left: '65.3%', note: 'burns' },
      { name: '検索', left: '–', note: 'quiet' },
    ];
    const lines = (await printTable(columns, rows, 80)).split('\n');
    expect(lines).toEqual([' Name   Left  Note', ' api   65.3%  burns', ' 検索      –  quiet']);
  });

  test('gives way to a narrow terminal, the widest column first', async () => {
    const rows = [{ name: 'a', left: '1', note: 'x'.repeat(100) }];
    const lines = (await printTable(columns, rows, 30)).split('\n');
    expect(lines).toHaveLength(2);
    expect(lines.every((line) => width(line) <= 30)).toBe(true);
    expect(lines[1]).toContain('…');
  });

  test('without rows there is still a heading', async () => {
    expect(await printTable(columns, [], 40)).toBe(' Name  Left  Note');
  });
});
