import { date, weekdayClock } from '../../text/time.ts';

/** Day and time as a calendar says them: `Mon 5 Jan 09:00`. */
export function dayClock(at: number, timeZone: string): string {
  const [weekday = '', time = ''] = weekdayClock(at, timeZone).split(' ');
  return `${weekday} ${date(at, timeZone)} ${time}`;
}
