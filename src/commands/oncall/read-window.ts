import { ConfigError } from '../../config/config-error.ts';
import { parseDuration } from '../../config/duration.ts';
import { nextTimeOfDay, readInstant } from '../../oncall/read-instant.ts';
import type { Span } from '../../oncall/shift.ts';
import { clean } from '../../text/clean.ts';

type Flags = { readonly from?: string; readonly to?: string };

/** Where moments are read: now, and the clock of times without a zone. */
export type Here = { readonly now: number; readonly timeZone: string };

const dayMs = 86_400_000;

/** The window of `--from` and `--to`; from now on and for some days where they are left out. */
export function readWindow({ from, to }: Flags, days: number, here: Here): Span {
  const start = from === undefined ? here.now : readFlag('--from', from, here);
  const end = to === undefined ? start + days * dayMs : readFlag('--to', to, here, start);
  if (end > start) return { start, end };
  throw new ConfigError(
    `--to: ${clean(to ?? '')} is not after ${from === undefined ? 'now' : `--from, ${clean(from)}`}`,
  );
}

/**
 * A moment behind a flag: ISO 8601 on the clock of the zone, `18:00` for the first one `after`
 * (now, when left out), `now`, or `+2h` and `-1d` from now.
 */
export function readFlag(flag: string, text: string, { now, timeZone }: Here, after = now): number {
  const at =
    text.trim() === 'now'
      ? now
      : (fromNow(text.trim(), now) ??
        nextTimeOfDay(text.trim(), after, timeZone) ??
        readIso(text, timeZone));
  if (at !== null) return at;
  throw new ConfigError(
    `${flag}: expected a time such as 2026-01-05T09:00, 2026-01-05T09:00Z or +2h, got "${clean(text)}"`,
  );
}

function readIso(text: string, timeZone: string): number | null {
  return readInstant(text.trim().replace(/^(\d{4}-\d\d-\d\d) (?=\d)/, '$1T'), timeZone);
}

function fromNow(text: string, now: number): number | null {
  const sign = { '+': 1, '-': -1 }[text[0] ?? ''];
  const length = sign === undefined ? null : parseDuration(text.slice(1));
  return sign !== undefined && length?.ok ? now + sign * length.value * 1000 : null;
}
