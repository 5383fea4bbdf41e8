import { clean } from '../text/clean.ts';
import type { Person } from './config.ts';
import type { ConfigDocument } from './document.ts';
import type { NamedAt } from './named-at.ts';
import { didYouMean, listed } from './nearest.ts';
import type { PeopleForm } from './people-schema.ts';
import { type ConfigPath, sourceText } from './position.ts';
import type { Report } from './report.ts';

type PersonForm = { readonly name?: string | undefined; readonly timeZone?: string | undefined };

/** People out of the map form (`alice: {name: Alice A.}`) or the list form. */
export function readPeople(
  form: PeopleForm,
  document: ConfigDocument,
  report: Report,
): readonly Person[] {
  const people = Array.isArray(form)
    ? form.map((entry, index) => readListed(entry, ['people', index], document, report))
    : Object.entries(form).map(([name, entry]) =>
        toPerson(clean(name), entry?.name, entry ?? {}, ['people', name], document),
      );
  const seen = new Set<string>();
  for (const [index, { name }] of people.entries()) {
    if (seen.has(name)) report.issue(['people', index], `${name} is there twice; keep one`);
    seen.add(name);
  }
  return people;
}

/** In a list `id` is the name the schedule uses and `name` the full name; without `id`, `name` is both. */
function readListed(
  entry: PersonForm & { readonly id?: string | undefined },
  path: ConfigPath,
  document: ConfigDocument,
  report: Report,
): Person {
  const name = entry.id ?? entry.name;
  if (name === undefined) report.issue(path, 'expected a name, such as name: alice');
  const fullName = entry.id === undefined ? undefined : entry.name;
  return toPerson(name ?? '', fullName, entry, path, document);
}

function toPerson(
  name: string,
  fullName: string | undefined,
  entry: PersonForm,
  path: ConfigPath,
  document: ConfigDocument,
): Person {
  const contacts = Object.entries(entry).filter(
    ([key]) => key !== 'name' && key !== 'id' && key !== 'timeZone',
  );
  return {
    name,
    fullName: fullName ?? null,
    timeZone: entry.timeZone ?? null,
    // From the file's own text: a number to call keeps its + and its zeros.
    contacts: contacts.map(([kind, value]) => ({
      kind: clean(kind),
      value: clean(sourceText(document, [...path, kind]) ?? String(value)),
    })),
  };
}

// Each takes a look at everybody: more are no slip of the pen, and thousands would take minutes.
const mostHints = 20;

/** Where people are described, a name of the short list that is none of them is said, not refused. */
export function noteUnknownNames(
  names: readonly NamedAt[],
  people: readonly Person[],
  report: Report,
): void {
  if (people.length === 0) return;
  const known = people.map(({ name }) => name);
  for (const { name, path } of unknownOf(names, people).slice(0, mostHints))
    report.note(path, strangerText(name, known, didYouMean(name, known)));
}

/** Where people are described, everyone on call has to be one of them. */
export function refuseUnknownNames(
  names: readonly NamedAt[],
  people: readonly Person[],
  report: Report,
): void {
  const known = people.map(({ name }) => name);
  if (known.length === 0) return;
  for (const [index, { name, path }] of unknownOf(names, people).entries()) {
    const near = index < mostHints ? didYouMean(name, known) : '';
    report.issue(path, strangerText(name, known, near));
  }
}

function strangerText(name: string, known: readonly string[], near: string): string {
  return `${name} is not among people${near || `; known here: ${listed(known)}`}`;
}

function unknownOf(names: readonly NamedAt[], people: readonly Person[]): readonly NamedAt[] {
  const known = new Set(people.map(({ name }) => name));
  return names.filter(({ name }) => !known.has(name));
}
