/**
 * `$window`, or Sloth's `{{.window}}`, stands where each window goes. PromQL can't parse either, so
 * both become a duration nobody writes, of the same length, and offsets in messages stay right.
 */
export function markWindows(query: string): string {
  return query
    .replace(/\$window/g, () => mark(7))
    .replace(/\{\{\s*\.window\s*\}\}/g, (found) => mark(found.length));
}

/** Whether a duration is a mark that `markWindows` left. */
export function isWindowMark(duration: string): boolean {
  return /^7{6,}s$/.test(duration);
}

function mark(length: number): string {
  return `${'7'.repeat(length - 1)}s`;
}
