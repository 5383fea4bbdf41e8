const reached = [
  'the primary',
  'primary and secondary',
  'primary, secondary and escalation contact',
];

/** Whom a severity's page reaches before anything escalates; null is nobody. */
export function pagedAtOnce(level: number | null): string {
  return level === null ? 'nobody' : (reached[level] ?? `level ${level}`);
}
