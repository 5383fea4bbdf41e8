import { roles } from '../oncall/schedule.ts';
import type { CalendarEvent } from './calendar-event.ts';
import { ICAL } from './ical.ts';

/**
 * Events as an iCalendar stream (RFC 5545): times in UTC, so that no program has to know a zone.
 *
 * @param now when it is written, ms since the epoch: of two versions of an event the later counts
 */
export function writeCalendar(name: string, events: readonly CalendarEvent[], now: number): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//onduty//on call//EN');
  calendar.addPropertyWithValue('calscale', 'GREGORIAN');
  calendar.addPropertyWithValue('name', name);
  calendar.addPropertyWithValue('x-wr-calname', name);
  for (const event of events) calendar.addSubcomponent(componentOf(event, now));
  return `${calendar.toString()}\r\n`;
}

function componentOf(event: CalendarEvent, now: number): ICAL.Component {
  const component = new ICAL.Component('vevent');
  component.addPropertyWithValue('uid', event.uid);
  component.addPropertyWithValue('dtstamp', utc(now));
  component.addPropertyWithValue('last-modified', utc(now));
  component.addPropertyWithValue('dtstart', utc(event.start));
  component.addPropertyWithValue('dtend', utc(event.end));
  component.addPropertyWithValue('summary', event.summary);
  component.addPropertyWithValue('description', event.description);
  // A week on call is no week of meetings: it leaves the person free.
  component.addPropertyWithValue('transp', 'TRANSPARENT');
  for (const role of roles) {
    const holder = event[role];
    if (holder !== null) component.addPropertyWithValue(`x-onduty-${role}`, holder);
  }
  return component;
}

function utc(at: number): ICAL.Time {
  const second = Math.floor(at / 1000) * 1000;
  return ICAL.Time.fromJSDate(new Date(second), true);
}
