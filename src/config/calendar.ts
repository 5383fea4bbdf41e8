import type { CalendarForm } from './calendar-schema.ts';
import type { CalendarPlace } from './config.ts';
import { readEndpoint } from './endpoint.ts';
import { type PathBase, resolvePath } from './paths.ts';
import type { ConfigPath } from './position.ts';
import { quote } from './quote.ts';
import { type Reading, readAs, refuse } from './reading.ts';
import type { Report } from './report.ts';

/** The calendars that say who is on call by a schedule. What is wrong goes to the report. */
export function readCalendars(
  forms: readonly CalendarForm[],
  schedule: string,
  path: ConfigPath,
  base: PathBase,
  report: Report,
): readonly CalendarPlace[] {
  return forms.flatMap((form, index) => {
    const where = forms.length === 1 ? path : [...path, index];
    const at = report.take(where, readPlace(form, base));
    return at === null ? [] : [{ schedule, role: form.role ?? 'primary', at }];
  });
}

function readPlace(form: CalendarForm, base: PathBase): Reading<CalendarPlace['at']> {
  const { file, url = '', ...access } = form;
  if (file !== undefined) {
    const useless = Object.keys(access).filter((key) => key !== 'role');
    if (useless.length > 0) return refuse(`a file needs no ${useless.join(' or ')}; leave it out`);
    return readAs({ kind: 'file', path: resolvePath(file, base) });
  }
  const address = url.replace(/^webcals?:\/\//i, 'https://');
  if (!URL.canParse(address))
    return refuse(
      `expected a URL such as https://calendar.example.com/rota.ics, got ${quote(url)}`,
    );
  const { pathname, search } = new URL(address);
  const server = address.slice(0, address.length - new URL(address).hash.length);
  const reading = readEndpoint({ ...access, url: withoutPath(server) }, base);
  if (!reading.ok) return reading;
  return readAs({ kind: 'url', server: reading.value, path: `${pathname}${search}` });
}

/** Everything up to the path, which is for nobody's eyes: who knows it can read the calendar. */
function withoutPath(address: string): string {
  return /^[a-z]+:\/\/[^/?#]*/i.exec(address)?.[0] ?? address;
}
