import { expect, test } from 'vitest';
import { keyPresses } from '../../src/input/key-press.ts';
import { plainKey } from '../support/ink-key.ts';

const names = (input: string, key = plainKey) => keyPresses(input, key).map(({ name }) => name);

test('keys whose bytes come together are each a key', () => {
  expect(names('jjj')).toEqual(['j', 'j', 'j']);
  expect(names('ok\r\t\u0015')).toEqual(['o', 'k', 'enter', 'tab', 'ctrl+u']);
});

test('special keys have names, and shift counts only for Tab', () => {
  expect(names('', { ...plainKey, downArrow: true })).toEqual(['down']);
  expect(names('', { ...plainKey, tab: true, shift: true })).toEqual(['shift+tab']);
  expect(names('l', { ...plainKey, ctrl: true })).toEqual(['ctrl+l']);
  expect(names('G', { ...plainKey, shift: true })).toEqual(['G']);
});

test('a key with Alt types nothing', () => {
  expect(keyPresses('q', { ...plainKey, meta: true })).toEqual([{ name: 'alt+q', text: null }]);
});
