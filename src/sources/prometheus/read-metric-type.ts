import { serverText } from '../http/server-text.ts';

/**
 * A metric's type from `/api/v1/metadata`; null when nothing is known of it, or its targets differ,
 * or no target's exposition says.
 */
export function readMetricType(data: unknown, metric: string): string | null {
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, metric)) return null;
  const entries: unknown = Reflect.get(data, metric);
  if (!Array.isArray(entries)) return null;
  const types = new Set(entries.map((one) => (one as { type?: unknown } | null)?.type));
  const [type] = types;
  if (types.size !== 1 || typeof type !== 'string' || type === 'unknown') return null;
  return serverText(type);
}
