const idForm = /^\s*out-(\d{1,9})\s*$/i;

/** `OUT-3`: how people name an entry. */
export function entryId(number: number): string {
  return `OUT-${number}`;
}

/** The number in `OUT-3` or `out-3`; null for anything else. */
export function entryNumber(text: string): number | null {
  const digits = idForm.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}
