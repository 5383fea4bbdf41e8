import * as z from 'zod';
import { clean, cleanLines } from '../text/clean.ts';
import { didYouMean } from './nearest.ts';
import type { Reading } from './reading.ts';

/** One line of text, cleaned of what could write to the terminal. */
export const line = z
  .string()
  .transform((text) => clean(text).trim())
  .refine((text) => text !== '', 'expected some text');

/** Text of several lines, such as a query. Its characters keep their places. */
export const lines = z
  .string()
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

/**
 * A map with these keys and no others. `later` names keys that have a meaning this version can't
 * give them yet, and what to write instead.
 */
export function strictMap<Shape extends z.ZodRawShape>(
  shape: Shape,
  later: Readonly<Record<string, string>> = {},
) {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? unknownKeys(issue.keys, known, later) : undefined,
  });
}

function unknownKeys(
  keys: readonly string[],
  known: readonly string[],
  later: Readonly<Record<string, string>>,
): string {
  const [first = '', ...others] = keys;
  const also = others.length === 0 ? '' : `; also unknown: ${others.join(', ')}`;
  const instead = Object.hasOwn(later, first) ? later[first] : undefined;
  if (instead !== undefined) return `not supported yet; ${instead}${also}`;
  const hint = didYouMean(first, known) || `; known here: ${known.join(', ')}`;
  return `unknown key${hint}${also}`;
}
