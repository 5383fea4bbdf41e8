import type { Override } from '../../oncall/schedule.ts';
import type { LiveState } from '../state.ts';
import { memoised } from './memoised.ts';

/** Why these people are on call now. */
export type OnCallWhy = {
  /** `override by carol over week 1`. */
  readonly reason: string;
  /** Who made the overrides behind it, and what for: `by dave: dentist`. */
  readonly made: readonly string[];
};

export const onCallWhy = memoised<OnCallWhy | null>(
  ({ onCall }: LiveState) => [onCall.data?.reason, onCall.data?.overrides],
  ({ onCall: { data } }) => {
    if (data === null || data.reason === null) return null;
    return { reason: data.reason, made: data.overrides.flatMap((one) => madeWords(one)) };
  },
);

/** `OVR-3 by dave: dentist`; nothing when the configuration holds it and says no reason. */
export function madeWords({ id, author, note }: Override): readonly string[] {
  const who = author === null ? '' : `${id} by ${author}`;
  const all = [who, note ?? ''].filter((text) => text !== '').join(': ');
  return all === '' ? [] : [all];
}
