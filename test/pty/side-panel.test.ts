import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { width } from '../../src/text/width.ts';
import { dashboardLab, program } from '../support/dashboard.ts';
import { partOrSkip } from '../support/parts.ts';

const found = partOrSkip('tmux', isThere(), 'apt-get install --no-install-recommends tmux');

function isThere(): boolean {
  try {
    execFileSync('tmux', ['-V']);
    return true;
  } catch {
    return false;
  }
}

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** A tmux server of its own, with one window. */
function startTmux(columns: number, rows: number) {
  const folder = mkdtempSync(path.join(tmpdir(), 'onduty-tmux-'));
  const socket = path.join(folder, 'socket');
  const tmux = (...args: string[]): string =>
    execFileSync('tmux', ['-S', socket, '-f', '/dev/null', ...args], {
      encoding: 'utf8',
      env: { ...process.env, LANG: 'C.UTF-8', TMUX: '' },
    });
  tmux('new-session', '-d', '-x', String(columns), '-y', String(rows), 'sh');
  stops.push(() => {
    tmux('kill-server');
    rmSync(folder, { recursive: true, force: true });
  });
  return tmux;
}

/** Settles when the pane shows the text: tmux is asked again and again, it has no other way to tell. */
async function shown(capture: () => string, wanted: string | RegExp): Promise<string> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const screen = capture();
    if (typeof wanted === 'string' ? screen.includes(wanted) : wanted.test(screen)) return screen;
    if (Date.now() > deadline) throw new Error(`never shown: ${wanted}\n${screen}`);
    await new Promise(setImmediate);
  }
}

describe.skipIf(!found)('the side panel in a tmux pane', () => {
  test.each([30, 45, 60])(
    '%d columns: pager, incidents, nothing cut into a second line',
    async (columns) => {
      const { args, store } = await dashboardLab();
      const tmux = startTmux(160, 40);
      const command = [process.execPath, program, '--side', ...args]
        .map((word) => `'${word}'`)
        .join(' ');
      tmux('split-window', '-h', '-l', String(columns), `env -u CI LANG=C.UTF-8 ${command}`);
      const capture = () => tmux('capture-pane', '-p', '-t', '1');
      const screen = await shown(capture, 'INC-2');
      expect(screen).toContain('UNACKED');
      for (const line of screen.split('\n')) expect(width(line)).toBeLessThanOrEqual(columns);
      tmux('send-keys', '-t', '1', 'a');
      await shown(capture, /INC-2.*alice/);
      expect((await store.show('INC-2'))?.incident.acknowledgedBy).toBe('alice');
      tmux('send-keys', '-t', '1', 'q');
      await shown(() => tmux('list-panes'), /^0:[^\n]*\n$/);
    },
  );
});
