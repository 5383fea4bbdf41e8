import { type ClockDifference, notableSkewMs } from '../../store/clock-difference.ts';
import type { StoreFacts } from '../../store/upkeep/store-facts.ts';
import { skewText } from '../../text/time.ts';
import { utcSecond } from '../incident/utc-second.ts';
import type { UpkeepDeps } from './deps.ts';
import { count } from './words.ts';

/** `store info` */
export async function showFacts(
  { upkeep, out }: UpkeepDeps,
  { json }: { readonly json: boolean },
): Promise<void> {
  const facts = await upkeep.facts();
  if (json) return out(factsJson(upkeep.description, facts));
  const lines: readonly (readonly [string, string])[] = [
    ['store', upkeep.description],
    ['database', `${facts.database}, tables ${facts.tables}, ${megabytes(facts.bytes)}`],
    ['incidents', `${count(facts.incidents, 'incident')}, ${facts.open} open`],
    ['events', events(facts)],
    ['newest', facts.newest.seq === 0 ? 'none' : `${facts.newest.seq}:${facts.newest.hash}`],
    ['clock', clock(facts.clock)],
  ];
  out(lines.map(([name, value]) => `${name.padEnd(10)} ${value}`).join('\n'));
}

function events({ events: number, from, until }: StoreFacts): string {
  const span =
    from === null || until === null ? '' : `, ${utcSecond(from)} to ${utcSecond(until)} UTC`;
  return `${count(number, 'event')}${span}`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function clock(difference: ClockDifference): string {
  const skewMs = notableSkewMs(difference);
  if (skewMs === null) return "agrees with this machine's";
  return `${skewText(skewMs)} this machine's: the store's decides; set this machine's by NTP`;
}

function factsJson(description: string, { from, until, clock, ...facts }: StoreFacts): string {
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  const seconds = { clockAheadSeconds: clock.aheadMs / 1000 };
  const all = { store: description, ...facts, from: iso(from), until: iso(until), ...seconds };
  return JSON.stringify(all, null, 2);
}
