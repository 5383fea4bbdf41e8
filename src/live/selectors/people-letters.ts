import { peopleOn } from '../../oncall/people-on.ts';
import type { Schedule } from '../../oncall/schedule.ts';
import { type PersonTone, personTones } from '../../text/theme.ts';

/** How a calendar writes a person: small, or as a capital where an override says so. */
export type PersonLetter = { readonly letter: string; readonly tone: PersonTone };

const alphabet = [...'abcdefghijklmnopqrstuvwxyz'];
/** For whom no letter is left. */
const others = '+';

const known = new WeakMap<Schedule, ReadonlyMap<string, PersonLetter>>();

/** A letter of their own and a colour for everybody on a schedule: of their name, if one is free. */
export function peopleLetters(schedule: Schedule): ReadonlyMap<string, PersonLetter> {
  const letters = known.get(schedule) ?? given(peopleOn(schedule));
  known.set(schedule, letters);
  return letters;
}

function given(people: readonly string[]): ReadonlyMap<string, PersonLetter> {
  const free = new Set(alphabet);
  const letters = new Map<string, PersonLetter>();
  for (const [index, person] of people.entries()) {
    const letter = [...person.toLowerCase(), ...alphabet].find((one) => free.has(one)) ?? others;
    free.delete(letter);
    letters.set(person, { letter, tone: personTones[index % personTones.length] ?? 'person-1' });
  }
  return letters;
}
