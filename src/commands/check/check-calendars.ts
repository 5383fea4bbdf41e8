import type { CalendarPlace, Config } from '../../config/config.ts';
import { parseConfigDocument } from '../../config/document.ts';
import type { ConfigFile } from '../../config/find-file.ts';
import { positionOf } from '../../config/position.ts';
import type { CheckFinding } from './check-finding.ts';

const aheadMs = 90 * 86_400_000;

/**
 * What is wrong with the calendars that say who is on call, in the days ahead: they can't be read, or
 * name nobody of the people. Those at an address are only asked when it may.
 */
export async function checkCalendars(
  config: Config,
  file: ConfigFile,
  mayAsk: boolean,
): Promise<readonly CheckFinding[]> {
  const places = config.calendars.filter(({ at }) => mayAsk || at.kind === 'file');
  if (places.length === 0) return [];
  const found = await Promise.all(
    places.map(async (place) => {
      const index = config.schedules.findIndex(({ name }) => name === place.schedule);
      const document = parseConfigDocument(file.text, file.label);
      const at = positionOf(document, ['schedules', index, 'calendar']);
      return (await faultsOf(place, config)).map((fault) => ({ ...at, ...fault, about: null }));
    }),
  );
  return found.flat();
}

type Fault = Pick<CheckFinding, 'rule' | 'severity' | 'message'>;

async function faultsOf(place: CalendarPlace, config: Config): Promise<readonly Fault[]> {
  const { openCalendar } = await import('../../sources/calendar/open-calendar.ts');
  const { schedules, people } = config;
  const timeZone = schedules.find(({ name }) => name === place.schedule)?.timeZone ?? 'UTC';
  const calendar = openCalendar(place, { timeZone, people });
  const start = Date.now();
  try {
    const { remarks } = await calendar.read({ start, end: start + aheadMs });
    return remarks.map((message) => ({ rule: 'calendar-stranger', severity: 'warning', message }));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return [{ rule: 'calendar-unreadable', severity: 'error', message }];
  } finally {
    calendar.close();
  }
}
