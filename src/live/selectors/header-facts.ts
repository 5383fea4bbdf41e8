import type { Mark } from '../../text/glyphs.ts';
import { age, clock, skewText, zoneName } from '../../text/time.ts';
import type { Health } from '../state.ts';
import { memoised } from './memoised.ts';

/** One dot of the header. */
export type HealthMark = {
  readonly name: string;
  readonly mark: Mark;
  /** `failed 3m ago`, `2m ago`; empty while it is fresh. */
  readonly note: string;
};

/** An answer older than this many refreshes is worth saying. */
const oldAfterRefreshes = 3;

export const healthMarks = memoised<readonly HealthMark[]>(
  ({ health, now, past, storeAheadMs }) => [health, now, past, storeAheadMs],
  ({ health, now, setup, past, storeAheadMs }, before) => {
    const marks = health
      .filter(({ status }) => status !== 'off')
      // Alertmanager knows only now, and is not asked.
      .filter(({ name }) => past === null || name !== 'alertmanager')
      .map((one) => markOf(one, now, setup.refreshSeconds))
      .map((mark) => (mark.name === 'store' ? withSkew(mark, storeAheadMs) : mark));
    return before !== null && same(before, marks) ? before : marks;
  },
);

/** The clocks of the header, UTC first; seconds only while something counts, else they would stand still. */
export const clocks = memoised<readonly string[]>(
  ({ now, incidents }) => [now, incidents.data],
  ({ now, setup, incidents }) => {
    const counting = incidents.data?.some(({ state }) => state === 'triggered') ?? false;
    const zones = setup.timeZones.filter((zone) => zone !== 'UTC');
    const others = zones.map((zone) => `${clock(now, zone)} ${zoneName(zone)}`);
    return [`${clock(now, 'UTC', counting)} UTC`, ...others];
  },
);

function markOf({ name, status, at }: Health, now: number, refreshSeconds: number): HealthMark {
  const ago = at === null ? '' : `${age(now - at)} ago`;
  if (status === 'failed')
    return { name, mark: 'failed', note: at === null ? 'failed' : `failed, last ${ago}` };
  if (status === 'waiting') return { name, mark: 'waiting', note: '' };
  const old = at !== null && now - at > oldAfterRefreshes * refreshSeconds * 1000;
  return { name, mark: old ? 'stale' : 'ok', note: old ? ago : '' };
}

/** Times on screen are the store's: whoever compares them with a watch should know. */
function withSkew(mark: HealthMark, aheadMs: number | null): HealthMark {
  if (mark.mark !== 'ok' || aheadMs === null) return mark;
  return { ...mark, mark: 'stale', note: `clock ${skewText(aheadMs)} yours` };
}

function same(one: readonly HealthMark[], other: readonly HealthMark[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ name, mark, note }, index) => {
      const twin = other[index];
      return twin?.name === name && twin.mark === mark && twin.note === note;
    })
  );
}
