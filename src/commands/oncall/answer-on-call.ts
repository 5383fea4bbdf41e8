import type { Config } from '../../config/config.ts';
import type { Span } from '../../oncall/shift.ts';
import { SourceError } from '../../sources/source-error.ts';
import { exitCode } from '../exit-code.ts';
import { doubtLines, type WithCalendars, withCalendars } from './known-calendars.ts';
import { withStoredOverrides } from './known-overrides.ts';
import { readFlag } from './read-window.ts';
import { type OnCallOptions, showOnCall } from './show-on-call.ts';

const mostRemarks = 4;

/**
 * Answers `onduty oncall` out of the configuration, the calendars and the store's overrides. What may
 * be wrong because one of them does not answer is given, and said not to be sure: exit code 3. Throws
 * `SourceError` when nothing is known.
 */
export async function answerOnCall(config: Config, options: OnCallOptions): Promise<number> {
  const known = await withCalendars(config, Date.now(), spanOf(config, options));
  const { config: amended, unknown } = await withStoredOverrides(knownPart(known, options));
  const code = await showOnCall(amended, options);
  for (const line of few(known.remarks)) remark(line);
  const doubts = [
    ...doubtLines(known),
    ...(unknown === null
      ? []
      : [`this is the configuration alone, without the store's overrides: ${unknown}`]),
  ];
  for (const line of doubts) remark(line);
  return doubts.length === 0 ? code : exitCode.unreachable;
}

/** A calendar with lunches in it must not push the answer off the screen. */
function few(lines: readonly string[]): readonly string[] {
  if (lines.length <= mostRemarks) return lines;
  const left = lines.length - mostRemarks + 1;
  return [...lines.slice(0, mostRemarks - 1), `and ${left} more like these in the calendars`];
}

function remark(line: string): void {
  process.stderr.write(`onduty: ${line}\n`);
}

/**
 * The schedules there is an answer for: without its calendar a schedule has none, and none is made up.
 * A program that reads the answer must not take one schedule for another: it gets all or nothing.
 */
function knownPart({ config, unknown }: WithCalendars, { schedule, json, ics }: OnCallOptions) {
  const missing = unknown.filter((one) => schedule === undefined || one.schedule === schedule);
  const names = new Set(unknown.map((one) => one.schedule));
  const schedules = config.schedules.filter(({ name }) => !names.has(name));
  const [first] = missing;
  if (first && (schedule !== undefined || json || ics || schedules.length === 0))
    throw new SourceError(
      'unreachable',
      `who is on call by schedule ${first.schedule} is not known: ${first.why}`,
    );
  return { ...config, schedules };
}

/** The time that is asked about, as far as it can be read: what is wrong with it is told later. */
function spanOf({ schedules }: Config, { at, from, to }: OnCallOptions): Span {
  const now = Date.now();
  const timeZone = schedules[0]?.timeZone ?? 'UTC';
  const read = (text: string | undefined, after = now) => {
    try {
      return text === undefined ? now : readFlag('', text, { now, timeZone }, after);
    } catch {
      return now;
    }
  };
  const given = [now, read(at), read(from), read(to, read(from))];
  return { start: Math.min(...given), end: Math.max(...given) };
}
