// Draws docs/*.svg from real frames of the demo: `npm run picture`.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { spawn } from '@lydell/node-pty';
import unicode11 from '@xterm/addon-unicode11';
import headless from '@xterm/headless';
import { frameSvg } from './frame-svg.ts';

const root = path.resolve(import.meta.dirname, '../..');
const size = { cols: 120, rows: 34 };

const terminal = new headless.Terminal({ ...size, allowProposedApi: true });
terminal.loadAddon(new unicode11.Unicode11Addon());
terminal.unicode.activeVersion = '11';
const { CI: _ci, NO_COLOR: _noColor, TMUX: _tmux, ...surroundings } = process.env;
const child = spawn(process.execPath, [path.join(root, 'dist/main.js'), 'demo'], {
  ...size,
  cwd: root,
  env: { ...surroundings, TERM: 'xterm-256color', COLORTERM: 'truecolor', LANG: 'C.UTF-8' },
});
const ended = new Promise<void>((resolve) => child.onExit(() => resolve()));

/** Settles when the screen shows every word. */
function shows(...words: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error(`never shown: ${words.join(', ')}\n${text()}`)),
      60_000,
    );
    const look = terminal.onWriteParsed(() => {
      const screen = text();
      if (!words.every((word) => screen.includes(word))) return;
      clearTimeout(late);
      look.dispose();
      resolve();
    });
  });
}

function text(): string {
  const { active } = terminal.buffer;
  return Array.from({ length: size.rows }, (_, row) =>
    active.getLine(row)?.translateToString(true),
  ).join('\n');
}

function draw(name: string): void {
  writeFileSync(path.join(root, 'docs', `${name}.svg`), frameSvg(terminal));
  process.stdout.write(`${text()}\n\ndocs/${name}.svg\n`);
}

child.onData((data) => terminal.write(data));
try {
  await shows('gone in', 'UNACKED', 'firing', 'until');
  draw('overview');
  child.write('q');
} catch (error) {
  child.kill();
  throw error;
}
await ended;
