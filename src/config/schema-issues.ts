import type * as z from 'zod';
import { quote } from './quote.ts';

type RawIssue = z.core.$ZodIssue;

/** A problem the schema found, in our words. */
export type SchemaIssue = {
  readonly path: readonly PropertyKey[];
  readonly part: 'key' | 'value';
  readonly message: string;
};

const expectedWords: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a map',
  record: 'a map',
  array: 'a list such as [a, b], or lines that begin with -',
};

/** What the schema found wrong with the data, one entry each. */
export function schemaIssues(
  issues: readonly RawIssue[],
  data: unknown,
  parent: readonly PropertyKey[] = [],
): SchemaIssue[] {
  return issues.filter(standsAlone).flatMap((issue) => {
    const path = [...parent, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      const key = issue.keys[0] ?? '';
      return [{ path: [...path, key], part: 'key' as const, message: issue.message }];
    }
    const branch = issue.code === 'invalid_union' ? meantBranch(issue.errors) : undefined;
    if (branch) return schemaIssues(branch, data, path);
    return [{ path, part: 'value' as const, message: withValue(messageOf(issue), path, data) }];
  });
}

/** A map that lacks what a misspelt key was meant to give has one thing wrong, not two. */
function standsAlone(issue: RawIssue, _: number, issues: readonly RawIssue[]): boolean {
  const place = issue.path.join('.');
  return !issues.some((other) => {
    if (other.code !== 'unrecognized_keys') return false;
    const map = other.path.join('.');
    if (issue.code === 'custom' && map === place) return true;
    const meant = /did you mean (\w+)\?/.exec(other.message)?.[1];
    return meant !== undefined && [...other.path, meant].join('.') === place;
  });
}

/** The form of a union that has the right type at its top: the one that was meant. */
function meantBranch(branches: readonly RawIssue[][]): readonly RawIssue[] | undefined {
  return branches.find((issues) =>
    issues.every((issue) => issue.code !== 'invalid_type' || issue.path.length > 0),
  );
}

function messageOf(issue: RawIssue): string {
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? issue.message;
  if (issue.code !== 'invalid_type' || !issue.message.startsWith('Invalid input'))
    return issue.message;
  return `expected ${expectedWords[issue.expected] ?? issue.expected}`;
}

/** Adds what came to a message that only says what was expected. */
function withValue(message: string, path: readonly PropertyKey[], data: unknown): string {
  if (!message.startsWith('expected') || message.includes(', got ')) return message;
  const value = valueAt(data, path);
  return value === undefined ? `missing; ${message}` : `${message}, got ${quote(value)}`;
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  let value = data;
  for (const segment of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment))
      return undefined;
    value = Reflect.get(value, segment);
  }
  return value;
}
