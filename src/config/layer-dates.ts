import type { Layer } from '../oncall/schedule.ts';
import type { WallMs } from '../zones/local-time.ts';
import type { ConfigPath } from './position.ts';
import type { Report } from './report.ts';
import type { LayerForm } from './schedule-schema.ts';

/** Reports an end before the beginning, and two lists of people from the same moment on. */
export function reportDates(
  { changes = [] }: Pick<LayerForm, 'changes'>,
  { starts, ends }: Layer,
  path: ConfigPath,
  report: Report,
): void {
  if (ends !== null && ends <= starts)
    report.issue(
      [...path, 'ends'],
      `it ends at ${local(ends)}, not after the first handoff at ${local(starts)}`,
    );
  for (const [index, { from }] of changes.entries())
    if (changes.findIndex((other) => other.from === from) < index)
      report.issue(
        [...path, 'changes', index, 'from'],
        `another list takes over at ${local(from)} already; keep one`,
      );
}

function local(wall: WallMs): string {
  return new Date(wall).toISOString().slice(0, 16);
}
