import type { EventsSli } from '../promql/events.ts';
import type { CountValues } from '../promql/read-counts.ts';
import type { FillProgress } from './filling.ts';
import type { PlannedWindow } from './window-counts.ts';

/** A screen of SLOs: read first, and small, so that its numbers are there soon. */
const firstPart = 60;
/** Fewer parts cost the server less; smaller ones show more of what is going on. */
const furtherPart = 250;

/** Reading windows in parts, and what to do with what is there already. */
export type WindowFilling = {
  readonly wanted: () => ReadonlySet<EventsSli>;
  /** What has been read so far; the next part waits until this is through with it. */
  readonly onPart: (
    values: ReadonlyMap<string, CountValues>,
    progress: FillProgress,
  ) => Promise<void>;
};

type ReadPart = (window: PlannedWindow, slis: readonly EventsSli[]) => Promise<CountValues>;

/**
 * Reads windows in parts, all windows of the wanted SLIs first. Gives the values by window label.
 * `read` asks for some SLIs over a window; what it throws ends the reading.
 */
export async function fillWindows(
  windows: readonly PlannedWindow[],
  filling: WindowFilling,
  read: ReadPart,
): Promise<ReadonlyMap<string, CountValues>> {
  const values = new Map(windows.map(({ label }) => [label, new Map<string, number>()]));
  const all = new Set(windows.flatMap(({ slis }) => slis));
  let left = [...all];
  while (left.length > 0) {
    const part = nextPart(left, filling.wanted(), left.length === all.size);
    left = left.filter((sli) => !part.has(sli));
    await Promise.all(
      windows.map(async (window) => {
        const slis = window.slis.filter((sli) => part.has(sli));
        for (const [key, value] of await read(window, slis))
          values.get(window.label)?.set(key, value);
      }),
    );
    if (left.length > 0)
      await filling.onPart(new Map(values), { done: all.size - left.length, of: all.size });
  }
  return values;
}

function nextPart(
  left: readonly EventsSli[],
  wanted: ReadonlySet<EventsSli>,
  isFirst: boolean,
): ReadonlySet<EventsSli> {
  const ordered = [...left].sort((a, b) => Number(wanted.has(b)) - Number(wanted.has(a)));
  return new Set(ordered.slice(0, isFirst ? firstPart : furtherPart));
}
