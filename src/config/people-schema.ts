import * as z from 'zod';
import { form, line } from './fields.ts';
import { nearest } from './nearest.ts';
import { parseTimeZone } from './time-zone.ts';

const own = {
  name: line.optional(),
  timeZone: form('a time zone such as Europe/London', parseTimeZone).optional(),
};

// Every other key is a way to reach the person, so a slip of the pen in an own key has to be caught here.
function misspelt(person: Readonly<Record<string, unknown>>, names: readonly string[]) {
  for (const key of Object.keys(person)) {
    if (names.includes(key)) continue;
    const near = nearest(key, names);
    if (near !== null) return { key, near };
  }
  return null;
}

function person<Shape extends z.ZodRawShape>(shape: Shape) {
  const contact = z.union([line, z.number()], { error: 'expected text, such as a number to call' });
  return z
    .object(shape)
    .catchall(contact)
    .superRefine((value, context) => {
      const slip = misspelt(value, Object.keys(shape));
      if (slip === null) return;
      const message = `unknown key; did you mean ${slip.near}?`;
      context.addIssue({ code: 'custom', path: [slip.key], message });
    });
}

const inMap = person(own);
const inList = z.union(
  [line.transform((id) => ({ id })), person({ ...own, id: line.optional() })],
  { error: 'expected a name, or a map with name' },
);

/** People by the name the schedule uses, or a list of them. */
export const peopleSchema = z.union([z.array(inList), z.record(z.string(), inMap.nullable())], {
  error: 'expected a map such as alice: {name: Alice A.}, or a list',
});

export type PeopleForm = z.output<typeof peopleSchema>;
