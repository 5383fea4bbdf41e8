import type { Config } from '../../config/config.ts';
import type { Live } from '../../live/create-live.ts';
import type { Effects } from '../../live/live-deps.ts';
import { selectedSlo } from '../../live/selection.ts';
import type { LiveState } from '../../live/state.ts';
import { capabilities } from '../../terminal/capabilities.ts';
import { exitCode } from '../exit-code.ts';
import type { Size } from '../size.ts';
import { openLive } from './open-live.ts';

// A source that has said nothing by then is shown as waiting.
const deadlineMs = 15_000;
const usualSize: Size = { columns: 120, rows: 34 };

// Nobody presses a key on paper.
const noEffects: Effects = {
  openUrl: async () => undefined,
  copy: () => false,
  edit: async () => ({ kind: 'unchanged' }),
  redraw: () => undefined,
  suspend: () => undefined,
  quit: () => undefined,
};

/** Prints one frame as text, once everything has answered or failed; exit code 3 when one failed. */
export async function printOnce(
  config: Config,
  {
    side,
    size,
    at,
  }: { readonly side: boolean; readonly size: Size | null; readonly at: number | null },
): Promise<number> {
  const { live, close } = openLive(config, side ? 'side' : 'overview', noEffects, {
    startAt: at,
    remark: (line) => void process.stderr.write(`${line}\n`),
  });
  try {
    live.start();
    await withDeadline(answered(live));
    const { renderFrame } = await import('../../../screens/render-frame.tsx');
    const state = live.store.getState();
    const { glyphs, theme } = capabilities(process.env);
    const { columns, rows } = size ?? terminalSize() ?? usualSize;
    const look = { glyphs, theme: process.stdout.isTTY ? theme : 'monochrome' } as const;
    process.stdout.write(`${renderFrame(state, { columns, rows, ...look })}\n`);
    return reportFailures(state) ? exitCode.unreachable : exitCode.ok;
  } finally {
    await close();
  }
}

function terminalSize(): Size | null {
  const { isTTY, columns, rows } = process.stdout;
  // The shell's prompt takes the last row.
  return isTTY && columns > 0 && rows > 1 ? { columns, rows: rows - 1 } : null;
}

async function answered({ store, firstAnswers }: Live): Promise<void> {
  await firstAnswers;
  const hasChart = (state: LiveState): boolean =>
    selectedSlo(state) === null || state.burnDown.status !== 'waiting';
  if (hasChart(store.getState())) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const unsubscribe = store.subscribe((state) => {
    if (hasChart(state)) resolve();
  });
  await promise.finally(unsubscribe);
}

async function withDeadline(work: Promise<void>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, deadlineMs);
  await Promise.race([work, promise]).finally(() => clearTimeout(timer));
}

/** One line on stderr for each source that failed: the frame may have no room for it. True when one did. */
function reportFailures({ health }: LiveState): boolean {
  const errors = health.filter(({ status }) => status === 'failed').map(({ error }) => error);
  for (const error of new Set(errors)) process.stderr.write(`onduty: ${error}\n`);
  return errors.length > 0;
}
