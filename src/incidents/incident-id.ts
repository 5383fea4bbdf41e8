// The largest number a 32-bit column holds; a longer one can't be an incident.
const largestNumber = 2 ** 31 - 1;

/** The number of an incident, out of `INC-3`, `inc-3` or `3`; null for anything else. */
export function incidentNumber(text: string): number | null {
  const digits = /^\s*(?:inc-)?(\d{1,10})\s*$/i.exec(text)?.[1];
  const number = Number(digits ?? Number.NaN);
  return number >= 1 && number <= largestNumber ? number : null;
}

/** `INC-3`: how an incident is called everywhere. */
export function incidentId(number: number): string {
  return `INC-${number}`;
}
