import { expect, test } from 'vitest';
import { printTable } from '../../screens/parts/printed-table.tsx';
import { width } from '../../src/text/width.ts';

const columns = [
  { key: 'name', title: 'Name' },
  { key: 'burn', title: 'Burn', align: 'right' },
  { key: 'note', title: 'Note' },
] as const;

test('aligns columns, wide characters too, without lines between rows', async () => {
  const rows = [
    { name: 'checkout', burn: '14.9×', note: 'ok' },
    { name: '日本', burn: '2×', note: 'ok' },
    { name: 'e\u0301te\u0301', burn: '', note: 'ok' },
  ];
  expect((await printTable(columns, rows, 80)).split('\n')).toEqual([
    ' Name       Burn  Note',
    ' checkout  14.9×  ok',
    ' 日本         2×  ok',
    ' e\u0301te\u0301              ok',
  ]);
});

test('cuts the widest columns until it fits', async () => {
  const rows = [{ name: 'api', burn: '1×', note: 'a note that is far too long for this' }];
  const lines = (await printTable(columns, rows, 30)).split('\n');
  expect(lines.every((line) => width(line) <= 30)).toBe(true);
  expect(lines[1]).toMatch(/^ api +1× +a note.*…$/);
});

test('cuts what is of no use in part only where nothing else gives way', async () => {
  const ids = [
    { key: 'id', title: 'ID', whole: true },
    { key: 'title', title: 'Title' },
    { key: 'state', title: 'State' },
  ] as const;
  const rows = [{ id: 'INC-1234567', title: 'API answers 5xx', state: 'acknowledged' }];
  expect((await printTable(ids, rows, 30)).split('\n')[1]).toMatch(/^ INC-1234567 .*….*…$/);
  const least = (await printTable(ids, rows, 20)).split('\n');
  expect(least.every((line) => width(line) <= 20)).toBe(true);
});

test('tells equal titles apart', async () => {
  const same = [
    { key: 'a', title: 'n' },
    { key: 'b', title: 'n' },
  ];
  expect(await printTable(same, [{ a: '1', b: '2' }], 40)).toBe(' n  n\n 1  2');
});

test('without rows it is only its titles', async () => {
  expect(await printTable(columns, [], 40)).toBe(' Name  Burn  Note');
});
