/** Something in a store that is not as it was written. */
export type Finding = {
  /** Number of the event, or the first one missing; null when it is about a row alone. */
  readonly seq: number | null;
  /** `INC-3`, or null when it can't be known. */
  readonly incident: string | null;
  readonly expected: string;
  readonly found: string;
  /** What it most likely means. */
  readonly meaning: string;
};

/** `seq 5 (INC-3): expected hash 1a2b3c4d5e6f…, found 9f8e7d6c5b4a…: changed since it was written` */
export function findingLine({ seq, incident, expected, found, meaning }: Finding): string {
  const about = incident === null ? '' : ` (${incident})`;
  const where = seq === null ? `${incident}` : `seq ${seq}${about}`;
  return shortened(`${where}: expected ${expected}, found ${found}: ${meaning}`);
}

/** Twelve digits of a hash are enough to see that two differ. */
function shortened(text: string): string {
  return text.replace(/\b([0-9a-f]{12})[0-9a-f]{52}\b/g, '$1…');
}
