import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { roles } from '../oncall/schedule.ts';
import type { OutsideTurns, ScheduleSource, SourceReading } from '../oncall/schedule-source.ts';
import type { Span } from '../oncall/shift.ts';
import { clean } from '../text/clean.ts';
import { writeDurably } from './durable-file.ts';

/** A source of turns, with the last good reading of it in a file. */
export type KeptSource = {
  readonly source: ScheduleSource;
  readonly file: string;
};

/**
 * Reads the turns of a window and keeps them; when that fails gives what was read last, with its age
 * and why nothing newer came. Never fails: who is on call may then be unknown.
 *
 * @param now ms since the epoch
 */
export async function readKept(
  { source, file }: KeptSource,
  window: Span,
  now: number,
  signal?: AbortSignal,
): Promise<SourceReading> {
  try {
    const data = await source.read(window, signal);
    // Without a cache nothing is known while the source is away: no reason to stop here.
    await writeDurably(file, JSON.stringify({ at: now, data })).catch(() => undefined);
    return { data, at: now, error: null, status: 'ok' };
  } catch (error) {
    const kept = await readFileOf(file);
    const why = error instanceof Error ? error.message : String(error);
    return { data: kept?.data ?? null, at: kept?.at ?? null, error: why, status: 'failed' };
  }
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
