import { spawn } from '@lydell/node-pty';
import unicode11 from '@xterm/addon-unicode11';
import headless, { type IBufferCell } from '@xterm/headless';
import { afterEach } from 'vitest';

export type PtyOptions = {
  readonly command: string;
  readonly args: readonly string[];
  /** Laid over a plain environment of a 256-colour UTF-8 terminal; null takes a variable away. */
  readonly env?: Readonly<Record<string, string | null>>;
  readonly cwd?: string;
  readonly columns?: number;
  readonly rows?: number;
};

export type Exit = { readonly code: number; readonly signal: number };

/** A program in a real pty, its screen read by a terminal emulator. */
export type Pty = {
  readonly pid: number;
  readonly exit: Promise<Exit>;
  /** Every row, without trailing spaces. */
  screen(): string;
  line(row: number): string;
  cell(column: number, row: number): IBufferCell;
  press(keys: string): void;
  /** Settles when the screen shows the text, or is as wanted. */
  waitFor(wanted: string | RegExp | ((pty: Pty) => boolean)): Promise<void>;
  resize(columns: number, rows: number): void;
  bytesWritten(): number;
  isAlternate(): boolean;
  isCursorShown(): boolean;
  kill(signal: NodeJS.Signals): void;
};

const patienceMs = 20_000;
const running = new Set<Pty>();

afterEach(() => {
  for (const pty of running) pty.kill('SIGKILL');
  running.clear();
});

/** Starts a program in a pty of its own. It is killed when the test is over. */
export function startPty(options: PtyOptions): Pty {
  const { command, args, cwd, columns = 120, rows = 34 } = options;
  const child = spawn(command, [...args], {
    cols: columns,
    rows,
    env: environment(options.env),
    ...(cwd === undefined ? {} : { cwd }),
  });
  const emulator = openEmulator(columns, rows, (reply) => child.write(reply));
  let bytes = 0;
  child.onData((data) => {
    bytes += Buffer.byteLength(data);
    emulator.write(data);
  });
  const exit = new Promise<Exit>((resolve) => {
    child.onExit(({ exitCode, signal }) => {
      running.delete(pty);
      // What was written last may still be on its way through the emulator.
      emulator.settle(() => resolve({ code: exitCode, signal: signal ?? 0 }));
    });
  });
  const pty: Pty = {
    pid: child.pid,
    exit,
    ...emulator.view,
    press: (keys) => child.write(keys),
    waitFor: (wanted) =>
      emulator.until(
        () => isShown(pty, wanted),
        () => report(pty, wanted),
      ),
    resize: (width, height) => {
      emulator.resize(width, height);
      child.resize(width, height);
    },
    bytesWritten: () => bytes,
    kill: (signal) => killQuietly(child.pid, signal),
  };
  running.add(pty);
  return pty;
}

function openEmulator(columns: number, rows: number, reply: (data: string) => void) {
  const terminal = new headless.Terminal({ cols: columns, rows, allowProposedApi: true });
  terminal.loadAddon(new unicode11.Unicode11Addon());
  terminal.unicode.activeVersion = '11';
  terminal.onData(reply);
  const changed = new Set<() => void>();
  const cursor = watchCursor(terminal);
  const line = (row: number): string =>
    terminal.buffer.active.getLine(terminal.buffer.active.baseY + row)?.translateToString(true) ??
    '';
  return {
    write: (data: string) =>
      terminal.write(data, () => {
        for (const look of changed) look();
      }),
    settle: (then: () => void) => terminal.write('', then),
    resize: (width: number, height: number) => terminal.resize(width, height),
    until: (isTrue: () => boolean, explain: () => string) => becomes(changed, isTrue, explain),
    view: {
      line,
      screen: () => Array.from({ length: terminal.rows }, (_, row) => line(row)).join('\n'),
      cell: (column: number, row: number) => {
        const { active } = terminal.buffer;
        const cell = active.getLine(active.baseY + row)?.getCell(column);
        if (cell === undefined) throw new Error(`no cell at ${column}, ${row}`);
        return cell;
      },
      isAlternate: () => terminal.buffer.active.type === 'alternate',
      isCursorShown: cursor,
    },
  };
}

function watchCursor(terminal: headless.Terminal): () => boolean {
  let shown = true;
  const watch = (final: string, value: boolean): void => {
    terminal.parser.registerCsiHandler({ prefix: '?', final }, (params) => {
      if (params.includes(25)) shown = value;
      return false;
    });
  };
  watch('h', true);
  watch('l', false);
  return () => shown;
}

/** Settles when the condition holds; looks after every change. Fails with what was there instead. */
async function becomes(
  changed: Set<() => void>,
  isTrue: () => boolean,
  explain: () => string,
): Promise<void> {
  if (isTrue()) return;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const look = (): void => {
    if (isTrue()) resolve();
  };
  const timer = setTimeout(() => reject(new Error(explain())), patienceMs);
  changed.add(look);
  await promise.finally(() => {
    changed.delete(look);
    clearTimeout(timer);
  });
}

type Wanted = Parameters<Pty['waitFor']>[0];

function isShown(pty: Pty, wanted: Wanted): boolean {
  if (typeof wanted === 'function') return wanted(pty);
  return typeof wanted === 'string' ? pty.screen().includes(wanted) : wanted.test(pty.screen());
}

function report(pty: Pty, wanted: Wanted): string {
  return `the screen never showed ${wanted}; it shows:\n${pty.screen()}`;
}

function environment(over: PtyOptions['env'] = {}): Record<string, string> {
  const { HOME = '/', PATH = '', TMPDIR = '/tmp' } = process.env;
  const all: Record<string, string | null> = {
    ...{ HOME, PATH, TMPDIR, SHELL: '/bin/sh', LANG: 'C.UTF-8' },
    ...{ TERM: 'xterm-256color', COLORTERM: 'truecolor' },
    ...over,
  };
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}

function killQuietly(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has gone by itself.
  }
}
