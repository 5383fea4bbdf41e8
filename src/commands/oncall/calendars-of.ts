import type { Config } from '../../config/config.ts';
import type { SchedulePlan } from '../../live/schedule-plan.ts';
import type { Span } from '../../oncall/shift.ts';

const dayMs = 86_400_000;
/** How far calendars are read around what is asked for: past any shift, and on to the next ones. */
const reachMs = 400 * dayMs;

/** The calendars of a configuration, opened and loaded when they are first read. */
export function calendarsOf(config: Config) {
  const load = () =>
    import('../../live/schedule-sources.ts').then(({ openScheduleSources }) =>
      openScheduleSources(config),
    );
  let opened: ReturnType<typeof load> | null = null;
  const readSpan = async ({ start, end }: Span, signal?: AbortSignal) => {
    opened ??= load();
    // Whole days, so that the same text is read once a day.
    const window = {
      start: Math.floor((start - reachMs) / dayMs) * dayMs,
      end: Math.ceil((end + reachMs) / dayMs) * dayMs,
    };
    return (await opened).read(window, Date.now(), signal);
  };
  return {
    readSpan,
    read: (at: number, signal: AbortSignal): Promise<readonly SchedulePlan[]> =>
      readSpan({ start: at, end: at }, signal),
    close: async (): Promise<void> => (await opened)?.close(),
  };
}
