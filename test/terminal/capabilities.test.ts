import { describe, expect, test } from 'vitest';
import { capabilities } from '../../src/terminal/capabilities.ts';

const utf8 = { LANG: 'en_GB.UTF-8' };

describe('what a terminal can show', () => {
  test.each([
    [{ TERM: 'xterm-256color', COLORTERM: 'truecolor' }, 'truecolor'],
    [{ TERM: 'tmux-256color' }, 'truecolor'],
    [{ TERM: 'xterm' }, 'sixteen'],
    [{ TERM: 'linux' }, 'sixteen'],
    [{ TERM: 'dumb' }, 'monochrome'],
    [{}, 'monochrome'],
    [{ TERM: 'xterm-256color', NO_COLOR: '1' }, 'monochrome'],
    [{ TERM: 'xterm-256color', NO_COLOR: '' }, 'truecolor'],
    [{ TERM: 'xterm-256color', FORCE_COLOR: '0' }, 'monochrome'],
    [{ TERM: 'dumb', FORCE_COLOR: '1' }, 'sixteen'],
  ])('%o has colours: %s', (env, theme) => {
    expect(capabilities({ ...utf8, ...env }, 'linux').theme).toBe(theme);
  });

  test.each([
    [{ TERM: 'xterm', LANG: 'en_GB.UTF-8' }, 'braille'],
    [{ TERM: 'xterm', LANG: 'C' }, 'ascii'],
    [{ TERM: 'xterm', LANG: 'C.UTF-8', LC_ALL: 'POSIX' }, 'ascii'],
    [{ TERM: 'xterm' }, 'ascii'],
    [{ TERM: 'linux', LANG: 'de_DE.utf8' }, 'block'],
  ])('%o has glyphs: %s', (env, glyphs) => {
    expect(capabilities(env, 'linux').glyphs).toBe(glyphs);
  });

  test('macOS is UTF-8 without saying so', () => {
    expect(capabilities({ TERM: 'xterm' }, 'darwin').glyphs).toBe('braille');
  });
});
