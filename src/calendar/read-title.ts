import { type Callable, personCalled } from '../oncall/person-called.ts';
import { type Role, roles } from '../oncall/schedule.ts';

/** Whom an event's title names, as which role if it says so, and the parts of it that name nobody. */
export type Title = {
  readonly named: readonly { readonly person: string; readonly role: Role | null }[];
  readonly unknown: readonly string[];
};

const role = `(${roles.join('|')}|backup)`;
const lead = /^\s*on[\s-]?call(?:\s*\([^)]*\))?\s*(?::|\s[–—-]\s|\s)\s*/i;
const between = /\s*[,;&+/]\s*|\s+and\s+/i;
const decoration = /\s[–—-]\s|:\s|[<>|]/;
const aside = /[([]([^()[\]]*)[)\]]/g;
const roleForms = [
  new RegExp(`^\\s*[([]\\s*${role}\\s*[)\\]]`, 'i'),
  new RegExp(`\\s*[([]\\s*${role}\\s*[)\\]]\\s*$`, 'i'),
  new RegExp(`^\\s*${role}\\s*(?::|\\s[–—-])?\\s+`, 'i'),
  new RegExp(`\\s(?:[–—-]\\s)?${role}\\s*$`, 'i'),
];

/**
 * Reads `alice`, `alice (secondary)`, `secondary: bob`, `On call: alice (primary), secondary bob`,
 * `On Call - Alice Smith - Platform`. Where nobody is described, a name is taken as it stands.
 */
export function readTitle(title: string, people: readonly Callable[]): Title {
  const text = title.replace(lead, '');
  // A full name may hold a comma.
  const whole = personCalled(text, people);
  if (whole !== null) return { named: [{ person: whole, role: null }], unknown: [] };
  const parts = text.split(between).filter((part) => part.trim() !== '');
  const read = parts.map((part) => ({ part: part.trim(), one: readPart(part, people) }));
  return {
    named: read.flatMap(({ one }) => one ?? []),
    unknown: read.filter(({ one }) => one === null).map(({ part }) => part),
  };
}

function readPart(part: string, people: readonly Callable[]): Title['named'][number] | null {
  const form = roleForms.find((one) => one.test(part));
  const said = form?.exec(part)?.[1]?.toLowerCase();
  const rest = (form ? part.replace(form, '') : part).trim();
  const person = people.length === 0 ? rest : nameIn(rest, people);
  if (person === null || person === '') return null;
  return {
    person,
    role: said === 'backup' ? 'secondary' : (roles.find((one) => one === said) ?? null),
  };
}

/** The text as a whole, or the one piece of it that is somebody's name. */
function nameIn(text: string, people: readonly Callable[]): string | null {
  const whole = personCalled(text, people);
  if (whole !== null) return whole;
  const asides = [...text.matchAll(aside)].map(([, inside = '']) => personCalled(inside, people));
  // What stands aside may turn the meaning: `alice (shadow)` has not got the pager.
  if (asides.includes(null)) return null;
  const pieces = text.replaceAll(aside, ' ').split(decoration);
  const found = [...asides, ...pieces.map((piece) => personCalled(piece, people))];
  const names = [...new Set(found.filter((name) => name !== null))];
  return names.length === 1 ? (names[0] ?? null) : null;
}
