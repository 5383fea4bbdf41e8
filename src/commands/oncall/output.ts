/** Where the answer goes; `columns` is how wide it may be. */
export type Output = {
  readonly columns: number;
  readonly write: (text: string) => void;
};

export const terminal: Output = {
  columns: process.stdout.columns ?? 100,
  write: (text) => process.stdout.write(text),
};

export function writeJson(out: Output, value: object): void {
  out.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** A moment in JSON: ISO 8601 in UTC. */
export function iso(at: number): string {
  return new Date(at).toISOString();
}
