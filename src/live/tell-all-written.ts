import { refusalMessage } from '../incidents/refusal-message.ts';
import { flashed } from './flash.ts';
import type { Writing, Written } from './perform-write.ts';
import type { LiveState, Undoable } from './state.ts';

/**
 * Says what came of several writes at once: in the footer when one line holds it, else each that
 * failed in a line of its own. False when the store could not be asked for one of them.
 */
export function tellAllWritten(
  { deps, live }: Writing,
  all: readonly Written[],
  done: string,
): boolean {
  const made = all.filter(({ kind }) => kind === 'done').length;
  const sent = all.filter((one) => one.kind !== 'ignored' || one.error !== null);
  const problems = sent.map(problemOf).filter((problem) => problem !== null);
  const [problem] = problems;
  const text = `${made} of ${sent.length} ${done}`;
  live.change((state) => {
    const after = { ...state, undo: undoOfAll(all) ?? state.undo };
    const now = deps.timers.now();
    if (problem === undefined) return flashed(after, 'good', `${made} ${done}`, now);
    if (problems.length === 1) return flashed(after, 'bad', `${text}: ${problem}`, now);
    return flashed(withReport(after, { title: text, lines: problems }), 'bad', text, now);
  });
  return all.every(({ kind }) => kind !== 'failed');
}

function problemOf(written: Written): string | null {
  if (written.kind === 'done') return null;
  if (written.kind === 'kept') return written.text;
  return written.kind === 'refused' ? refusalMessage(written.refusal, written.now) : written.error;
}

/** All of them are taken back together, as long as each of them can be. */
function undoOfAll(all: readonly Written[]): Undoable | null {
  const undos = all.map((one) => (one.kind === 'done' ? one.undo : null)).filter((one) => one);
  if (undos.length === 0) return null;
  return {
    changes: undos.flatMap((one) => one?.changes ?? []),
    until: Math.min(...undos.map((one) => one?.until ?? 0)),
  };
}

/** Over the screen, unless something is being typed there. */
function withReport(
  state: LiveState,
  said: { title: string; lines: readonly string[] },
): LiveState {
  if (state.view.overlay.kind !== 'none') return state;
  return { ...state, view: { ...state.view, overlay: { kind: 'report', ...said } } };
}
