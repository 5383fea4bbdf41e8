import { expect, test } from 'vitest';
import { clipboardSequence } from '../../src/terminal/clipboard.ts';

test('text reaches the clipboard as base64, whatever is in it', () => {
  const sequence = clipboardSequence('INC-1 \u001b[31mé', {});
  const [, payload = ''] = /^\u001b\]52;c;([A-Za-z0-9+/=]+)\u0007$/.exec(sequence ?? '') ?? [];
  expect(Buffer.from(payload, 'base64').toString()).toBe('INC-1 \u001b[31mé');
});

test('tmux gets the plain form and one to pass on', () => {
  const sequence = clipboardSequence('a', { TMUX: '/tmp/tmux-1/default,1,0' });
  expect(sequence).toBe('\u001b]52;c;YQ==\u0007\u001bPtmux;\u001b\u001b]52;c;YQ==\u0007\u001b\\');
});

test('more than terminals take is refused, not cut', () => {
  expect(clipboardSequence('a'.repeat(80_000), {})).toBeNull();
});
