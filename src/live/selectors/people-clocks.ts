import { clock, zoneName } from '../../text/time.ts';
import { toLocal } from '../../zones/local-time.ts';
import type { LiveState } from '../state.ts';
import { memoised } from './memoised.ts';

/** What time it is where people on call live. */
export type PersonClock = {
  /** `bob, alice`: those who have the same time in the same zone. */
  readonly person: string;
  /** `03:32 Auckland`. */
  readonly time: string;
  /** Whether most people sleep at that hour. */
  readonly isNight: boolean;
};

const minuteMs = 60_000;
const nightFrom = 22;
const nightTo = 7;

/** Of those on call now, in the order they are paged; without those whose zone nobody knows. */
export const peopleClocks = memoised<readonly PersonClock[]>(
  ({ setup, onCall, now }) => [setup.rota, onCall.data, Math.floor(now / minuteMs)],
  ({ setup, onCall, now }) => {
    const { primary, secondary, escalation } = onCall.data ?? {};
    const zones = new Map<string, string[]>();
    for (const person of new Set([primary, secondary, escalation])) {
      const timeZone = person ? ownValue(setup.rota.timeZones, person) : undefined;
      if (person && timeZone) zones.set(timeZone, [...(zones.get(timeZone) ?? []), person]);
    }
    return [...zones].map(([timeZone, people]) => clockOf(people.join(', '), timeZone, now));
  },
);

function clockOf(person: string, timeZone: string, now: number): PersonClock {
  const hour = new Date(toLocal(now, timeZone)).getUTCHours();
  const time = `${clock(now, timeZone)} ${zoneName(timeZone)}`;
  return { person, time, isNight: hour >= nightFrom || hour < nightTo };
}

/** How to reach whoever is primary, as the configuration says it; null when it does not. */
export function primaryContacts({ setup, onCall }: LiveState): string | null {
  const primary = onCall.data?.primary;
  return (primary && ownValue(setup.process.contacts, primary)) || null;
}

/** People may be called what objects have by themselves. */
function ownValue(values: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}
