import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { roles } from '../oncall/schedule.ts';
import type { OutsideTurns, ScheduleSource, SourceReading } from '../oncall/schedule-source.ts';
import type { Span } from '../oncall/shift.ts';
import { clean } from '../text/clean.ts';
import { writeDurably } from './durable-file.ts';

type ReadKept = (window: Span, now: number, signal?: AbortSignal) => Promise<SourceReading>;

/**
 * Reads the turns of a window and keeps them, here and in a file; when that fails gives what was read
 * last, with its age and why nothing newer came. Never fails: who is on call may then be unknown.
 */
export function keepingTurns(source: ScheduleSource, file: string): ReadKept {
  let last: Kept | null = null;
  return async (window, now, signal) => {
    try {
      const data = await source.read(window, signal);
      last = { at: now, data };
      // Without a file nothing is known after a restart: no reason to stop here.
      await writeDurably(file, JSON.stringify(last)).catch(() => undefined);
      return { ...last, error: null, status: 'ok' };
    } catch (error) {
      last ??= await readFileOf(file);
      const why = error instanceof Error ? error.message : String(error);
      return { data: last?.data ?? null, at: last?.at ?? null, error: why, status: 'failed' };
    }
  };
}

const line = z.string().transform(clean);
const span = { start: z.number(), end: z.number() };
const turn = z.object({ ...span, role: z.enum(roles), person: line, title: line });
const kept = z.object({
  at: z.number(),
  data: z.object({ ...span, turns: z.array(turn), remarks: z.array(line) }),
});

type Kept = { readonly at: number; readonly data: OutsideTurns };

async function readFileOf(file: string): Promise<Kept | null> {
  try {
    return kept.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}
