import type { LiveState } from '../live/state.ts';
import type { Command } from './command.ts';

const minuteSeconds = 60;
const hourSeconds = 3_600;

const isPast = ({ past }: LiveState): boolean => past !== null;

const steps = [
  { id: 'time.back', title: 'Five minutes back in time', key: '[', by: -5 * minuteSeconds },
  { id: 'time.on', title: 'Five minutes on, up to now', key: ']', by: 5 * minuteSeconds },
  { id: 'time.back-hour', title: 'An hour back in time', key: '{', by: -hourSeconds },
  { id: 'time.on-hour', title: 'An hour on, up to now', key: '}', by: hourSeconds },
] as const;

/** Commands that show what was at another time. */
export const timeCommands: readonly Command[] = [
  {
    id: 'time.now',
    title: 'Back to now',
    short: 'now',
    group: 'See',
    keys: ['0'],
    when: isPast,
    run: (actions) => actions.goToNow(),
  },
  ...steps.map(
    ({ id, title, key, by }): Command => ({
      id,
      title,
      short: null,
      group: 'See',
      keys: [key],
      when: by < 0 ? () => true : isPast,
      run: (actions) => actions.stepTime(by),
    }),
  ),
];
