import type { Override } from './schedule.ts';

/** A reason with what the overrides behind it say: `override by carol over week 1; made by bob: dentist`. */
export function reasonWithNotes(reason: string, overrides: readonly Override[]): string {
  const said = overrides.flatMap(({ author, note }) => {
    const parts = [author && `made by ${author}`, note].filter((part) => part !== null);
    return parts.length === 0 ? [] : [parts.join(': ')];
  });
  return [reason, ...said].join('; ');
}
