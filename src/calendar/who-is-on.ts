import type { Callable } from '../oncall/person-called.ts';
import { personCalled } from '../oncall/person-called.ts';
import { type Role, roles } from '../oncall/schedule.ts';
import { clean } from '../text/clean.ts';
import type { ICAL } from './ical.ts';
import { readTitle, type Title } from './read-title.ts';

/** Whom an event has on call, and what in it names nobody. */
export type WhoIsOn = {
  readonly holders: readonly { readonly person: string; readonly role: Role }[];
  readonly unknown: readonly string[];
};

/**
 * Who is on call by an event: whom it names in our own words (`X-ONDUTY-…`), else in its title, else
 * the one attendee that is known. Names without a role take the free ones in order, from `first` on.
 */
export function whoIsOn(event: ICAL.Component, first: Role, people: readonly Callable[]): WhoIsOn {
  const own = ownWords(event, people);
  if (own) return own;
  const summary = clean(text(event, 'summary'));
  const title = readTitle(summary, people);
  const attendees = title.named.length > 0 ? [] : attendeesOf(event, people);
  const [attendee] = attendees;
  if (attendee !== undefined && attendees.length === 1)
    return { holders: [{ person: attendee, role: roleIn(summary) ?? first }], unknown: [] };
  return withRoles(title, first);
}

function ownWords(event: ICAL.Component, people: readonly Callable[]): WhoIsOn | null {
  const written = roles.flatMap((role) => {
    const name = clean(text(event, `x-onduty-${role}`)).trim();
    return name === '' ? [] : [{ role, name, person: nameOf(name, people) }];
  });
  if (written.length === 0) return null;
  return {
    holders: written.flatMap(({ role, person }) => (person === null ? [] : [{ person, role }])),
    unknown: written.filter(({ person }) => person === null).map(({ name }) => name),
  };
}

function nameOf(text: string, people: readonly Callable[]): string | null {
  return people.length === 0 ? text : personCalled(text, people);
}

function text(event: ICAL.Component, name: string): string {
  return String(event.getFirstPropertyValue(name) ?? '');
}

function roleIn(summary: string): Role | null {
  return roles.find((role) => new RegExp(`\\b${role}\\b`, 'i').test(summary)) ?? null;
}

function withRoles({ named, unknown }: Title, first: Role): WhoIsOn {
  const said = new Set(named.map(({ role }) => role));
  const free = roles.slice(roles.indexOf(first)).filter((role) => !said.has(role));
  const left: string[] = [];
  const holders = named.flatMap(({ person, role }) => {
    const taken = role ?? free.shift();
    if (taken) return [{ person, role: taken }];
    left.push(person);
    return [];
  });
  return { holders, unknown: [...unknown, ...left] };
}

/** Those invited who did not decline, by address or by name. */
function attendeesOf(event: ICAL.Component, people: readonly Callable[]): readonly string[] {
  const invited = event.getAllProperties('attendee');
  const found = invited.flatMap((one) => {
    if (one.getFirstParameter('partstat')?.toUpperCase() === 'DECLINED') return [];
    const address = String(one.getFirstValue() ?? '').replace(/^mailto:/i, '');
    const name = one.getFirstParameter('cn') ?? '';
    return personCalled(address, people) ?? personCalled(name, people) ?? [];
  });
  return [...new Set(found)];
}
