/** A moment of a timeline, in UTC: `2026-01-05 14:30:07`. */
export function utcSecond(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}
