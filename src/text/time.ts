const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** How long something takes, in its two largest units: `3s`, `9m 58s`, `1h 52m`, `3d 18h`. */
export function duration(ms: number): string {
  const rest = Math.max(0, Math.round(ms / second) * second);
  if (rest < minute) return `${rest / second}s`;
  if (rest < hour) return pair(rest, minute, 'm', second, 's');
  return rest < day ? pair(rest, hour, 'h', minute, 'm') : pair(rest, day, 'd', hour, 'h');
}

/** How long something is still to take, to the minute. */
export function roughDuration(ms: number): string {
  return ms < minute ? 'a minute' : duration(Math.round(ms / minute) * minute);
}

/** How long ago something was, in one unit below a day: `3s`, `12m`, `5h`, `3d 18h`. */
export function age(ms: number): string {
  const rest = Math.max(0, ms);
  if (rest < minute) return `${Math.floor(rest / second)}s`;
  if (rest < hour) return `${Math.floor(rest / minute)}m`;
  if (rest < day) return `${Math.floor(rest / hour)}h`;
  return pair(rest, day, 'd', hour, 'h');
}

/** A running clock: `1:48`, `1:02:03`; from a day on as a duration. Never below `0:00`. */
export function countdown(ms: number): string {
  const rest = Math.max(0, Math.floor(ms / second));
  if (rest >= day / second) return duration(ms);
  const hours = Math.floor(rest / 3600);
  const minutes = Math.floor((rest % 3600) / 60);
  const seconds = String(rest % 60).padStart(2, '0');
  return hours > 0
    ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}`
    : `${minutes}:${seconds}`;
}

/** Time of day in a zone: `14:32`, or `14:32:07` with seconds. */
export function clock(at: number, timeZone: string, withSeconds = false): string {
  // The first formatter costs 4 ms, and the first frame shows UTC alone.
  if (timeZone === 'UTC') return new Date(at).toISOString().slice(11, withSeconds ? 19 : 16);
  return format(at, timeZone, withSeconds ? 'seconds' : 'minutes');
}

/** Day of the week and time in a zone: `Mon 09:00`. */
export function weekdayClock(at: number, timeZone: string): string {
  return `${format(at, timeZone, 'weekday')} ${clock(at, timeZone)}`;
}

/** Day and time as a calendar says them: `Mon 5 Jan 09:00`. */
export function dayClock(at: number, timeZone: string): string {
  return `${format(at, timeZone, 'weekday')} ${dateClock(at, timeZone)}`;
}

/** A moment in full, to the minute: `2026-01-05 14:30 UTC`. */
export function utcMinute(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** Date and time in a zone: `24 Nov 14:32`. */
export function dateClock(at: number, timeZone: string): string {
  return `${format(at, timeZone, 'date')} ${clock(at, timeZone)}`;
}

/** A month in full: `November 2026`. */
export function month(at: number, timeZone: string): string {
  return format(at, timeZone, 'month');
}

/** Date in a zone: `24 Nov`. */
export function date(at: number, timeZone: string): string {
  return format(at, timeZone, 'date');
}

/** Date in a zone as it is written down: `2026-11-24`. */
export function isoDate(at: number, timeZone: string): string {
  if (timeZone === 'UTC') return new Date(at).toISOString().slice(0, 10);
  return format(at, timeZone, 'numbers').split('/').toReversed().join('-');
}

/** Year in a zone: `2026`. */
export function year(at: number, timeZone: string): string {
  return format(at, timeZone, 'year');
}

/** What a header calls a zone: `London`, `New York`, `UTC`. */
export function zoneName(timeZone: string): string {
  return timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}

const shapes = {
  seconds: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  minutes: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  weekday: { weekday: 'short' },
  date: { day: 'numeric', month: 'short' },
  numbers: { year: 'numeric', month: '2-digit', day: '2-digit' },
  year: { year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
} as const;

// Making a formatter costs about 50 µs, using one about 1.
const formatters = new Map<string, Intl.DateTimeFormat>();

function format(at: number, timeZone: string, shape: keyof typeof shapes): string {
  const key = `${shape} ${timeZone}`;
  const known = formatters.get(key);
  const formatter = known ?? new Intl.DateTimeFormat('en-GB', { ...shapes[shape], timeZone });
  if (!known) formatters.set(key, formatter);
  return formatter.format(at);
}

function pair(ms: number, large: number, largeName: string, small: number, smallName: string) {
  const whole = Math.floor(ms / large);
  const rest = Math.floor((ms % large) / small);
  return rest === 0 ? `${whole}${largeName}` : `${whole}${largeName} ${rest}${smallName}`;
}

/** `3.2s ahead of`, `5m behind`: how far one clock is before another. */
export function skewText(aheadMs: number): string {
  const ms = Math.abs(aheadMs);
  const far = ms < 60_000 ? `${(ms / 1000).toFixed(1)}s` : age(ms);
  return `${far} ${aheadMs > 0 ? 'ahead of' : 'behind'}`;
}
