/** Prometheus writes sample values as text: `1.5`, `NaN`, `+Inf`. Undefined when it is none of these. */
export function readValue(json: unknown): number | undefined {
  if (typeof json !== 'string' || json === '') return undefined;
  const value = Number(json);
  if (!Number.isNaN(value)) return value;
  if (json === '+Inf') return Infinity;
  if (json === '-Inf') return -Infinity;
  return json === 'NaN' ? Number.NaN : undefined;
}
