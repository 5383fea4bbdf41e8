import type { Slo } from '../slo/slo.ts';

/** A number without the dust of floating point: `0.001`, not `0.0010000000000000009`. */
export function plainNumber(value: number): string {
  return String(Number(value.toPrecision(12)));
}

/** Share of events that may be bad. */
export function budgetShare({ objective }: Slo): string {
  return plainNumber(1 - objective);
}
