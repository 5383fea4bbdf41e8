import { duration } from '../../text/time.ts';

const minuteMs = 60_000;
const longestInMinutes = 120;

/** How long something is, in whole minutes as people say them: `12 min`; `<1 min`; `2h 5m` and more. */
export function minutesOrMore(ms: number): string {
  const minutes = Math.floor(ms / minuteMs);
  if (minutes < 1) return '<1 min';
  return minutes < longestInMinutes ? `${minutes} min` : duration(minutes * minuteMs);
}
