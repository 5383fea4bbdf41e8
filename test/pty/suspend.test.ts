import { expect, test } from 'vitest';
import { dashboardLab, program } from '../support/dashboard.ts';
import { startPty } from '../support/pty.ts';

const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(' ');

test('Ctrl-Z gives the shell its terminal, fg brings the dashboard back', async () => {
  const { args, folder, store } = await dashboardLab();
  const pty = startPty({
    command: 'bash',
    args: ['--norc', '--noprofile', '-i'],
    env: { PS1: 'shell> ', XDG_CONFIG_HOME: folder },
    cwd: folder,
  });
  await pty.waitFor('shell>');
  pty.press(`${quoted([process.execPath, program, ...args])}\r`);
  await pty.waitFor('API 5xx');
  pty.press('\u001a');
  await pty.waitFor(/Stopped/);
  expect(pty.isAlternate()).toBe(false);
  expect(pty.isCursorShown()).toBe(true);
  pty.press('echo "still $((40 + 2))"; stty -a | grep -o " echo "\r');
  await pty.waitFor('still 42\n echo');
  await store.declare({ severity: 'SEV-2', title: 'meanwhile' }, 'bob');
  pty.press('fg\r');
  await pty.waitFor('INC-3');
  expect(pty.isAlternate()).toBe(true);
  pty.press('q');
  // What is typed before the prompt is back would go to the program that is ending.
  await pty.waitFor((now) => !now.isAlternate() && now.screen().trimEnd().endsWith('shell>'));
  expect(pty.isCursorShown()).toBe(true);
  pty.press('echo "code $?"; exit\r');
  await pty.waitFor('code 0');
  await pty.exit;
});
