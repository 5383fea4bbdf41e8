import { clock } from '../../text/time.ts';
import { memoised } from './memoised.ts';

/** `3 firing · 1 pending · 1 silenced by alice to 15:00`, without those that are none. */
export const alertTally = memoised<readonly string[]>(
  ({ alerts }) => [alerts.data],
  ({ alerts }) => {
    const all = alerts.data ?? [];
    const countOf = (state: string) => all.filter((alert) => alert.state === state).length;
    const silenced = all.filter(({ state }) => state === 'silenced');
    const [one] = silenced;
    const by = silenced.length === 1 && one?.silencedBy ? ` by ${one.silencedBy}` : '';
    const until =
      silenced.length === 1 && one?.silencedUntil ? ` to ${clock(one.silencedUntil, 'UTC')}` : '';
    return [
      ...(countOf('firing') > 0 ? [`${countOf('firing')} firing`] : []),
      ...(countOf('pending') > 0 ? [`${countOf('pending')} pending`] : []),
      ...(silenced.length > 0 ? [`${silenced.length} silenced${by}${until}`] : []),
    ];
  },
);
