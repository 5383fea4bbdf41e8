import * as z from 'zod';
import { clean, cleanLines } from '../text/clean.ts';
import { didYouMean } from './nearest.ts';
import { quote } from './quote.ts';
import type { Reading } from './reading.ts';

/** One line of text, cleaned of what could write to the terminal. */
export const line = z
  .string()
  .transform((text) => clean(text).trim())
  .refine((text) => text !== '', 'expected some text');

/** Text of several lines, such as a query. Its characters keep their places. */
export const lines = z
  .string({ error: 'expected a query' })
  .transform(cleanLines)
  .refine((text) => text.trim() !== '', 'expected a query');

/** A form people write (a duration, a target), read by its own function. */
export function form<T>(expected: string, read: (text: string) => Reading<T>) {
  const isText = (value: unknown) => typeof value === 'string' || typeof value === 'number';
  return z.custom<string | number>(isText, `expected ${expected}`).transform((value, context) => {
    const reading = read(String(value));
    if (reading.ok) return reading.value;
    context.addIssue({ code: 'custom', message: reading.message });
    return z.NEVER;
  });
}

/** One of a few words; a misspelt one is told which was meant. */
export function choice<const Word extends string>(words: readonly Word[]) {
  const last = words.length - 1;
  const expected = `expected ${words.slice(0, last).join(', ')} or ${words[last]}`;
  return z.enum(words, {
    error: ({ input }) =>
      typeof input === 'string'
        ? `${expected}, got ${quote(input)}${didYouMean(input, words)}`
        : expected,
  });
}

/** A map with these keys and no others. `elsewhere` says what other tools call one of them. */
export function strictMap<Shape extends z.ZodRawShape>(
  shape: Shape,
  elsewhere: Readonly<Record<string, keyof Shape & string>> = {},
) {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? unknownKeys(issue.keys, known, elsewhere)
        : `expected a map with ${known.join(', ')}`,
  });
}

function unknownKeys(
  keys: readonly string[],
  known: readonly string[],
  elsewhere: Readonly<Record<string, string>>,
): string {
  const [first = '', ...others] = keys;
  const also = others.length === 0 ? '' : `; also unknown: ${others.join(', ')}`;
  const meant = Object.hasOwn(elsewhere, first) ? `; did you mean ${elsewhere[first]}?` : '';
  const hint = meant || didYouMean(first, known) || `; known here: ${known.join(', ')}`;
  return `unknown key${hint}${also}`;
}
