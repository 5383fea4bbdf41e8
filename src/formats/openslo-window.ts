import * as z from 'zod';
import type { ImportNote } from './imported-slo.ts';
import { remark } from './keep.ts';
import { text } from './read-shape.ts';
import type { SourceDocument } from './source-document.ts';

/** A rolling window our configuration can say, or why it can't. */
export type OpenSloWindow =
  | { readonly ok: true; readonly window: string; readonly notes: readonly ImportNote[] }
  | { readonly ok: false; readonly message: string };

export const timeWindowSchema = z.array(
  z.looseObject({
    duration: text,
    isRolling: z.boolean().nullish(),
    calendar: z.unknown().optional(),
  }),
);

// As OpenSLO's own library counts them. A capital M is a month: 1m is one minute.
const daysOf: Readonly<Record<string, number>> = { M: 30, Q: 90, Y: 365 };

/** Reads `timeWindow` of an SLO; one that is missing counts 30 days. */
export function readWindow(
  document: SourceDocument,
  windows: z.output<typeof timeWindowSchema> | null | undefined,
): OpenSloWindow {
  const [first] = windows ?? [];
  const path = ['spec', 'timeWindow'];
  if (first === undefined) {
    const note = remark(document, path, 'no timeWindow: 30d is taken');
    return { ok: true, window: '30d', notes: [note] };
  }
  const { duration, isRolling, calendar } = first;
  const minutes = /^\d+m$/.test(duration) ? ` (${duration} is minutes, a month is 1M)` : '';
  if (isRolling === false || (calendar !== undefined && calendar !== null))
    return {
      ok: false,
      message: `a calendar window of ${duration}${minutes} has no place in the configuration yet`,
    };
  if (minutes !== '')
    return { ok: false, message: `a window of ${duration} is shorter than an hour${minutes}` };
  const [, count = '', unit = ''] = /^(\d+)([MQY])$/.exec(duration) ?? [];
  const days = daysOf[unit];
  if (days === undefined) return { ok: true, window: duration, notes: [] };
  const window = `${Number(count) * days}d`;
  const note = remark(document, path, `a rolling window of ${duration} is read as ${window}`);
  return { ok: true, window, notes: [note] };
}
