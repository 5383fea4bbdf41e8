import type { CounterTerm, EventCount } from './events.ts';

type Service = { readonly service: string; readonly serviceLabel: string | null };

/**
 * Narrows a count that names no service to one service's series. Null when there is nothing to add:
 * a matcher already names the service, no label does, or the count is not made of counters.
 */
export function addService(
  count: EventCount,
  { service, serviceLabel }: Service,
): EventCount | null {
  if (serviceLabel === null || count.kind !== 'counters') return null;
  if (count.terms.some((term) => namesService(term, service, serviceLabel))) return null;
  const matcher = { label: serviceLabel, op: '=', value: service } as const;
  return {
    kind: 'counters',
    terms: count.terms.map((term) => ({ ...term, matchers: [matcher, ...term.matchers] })),
  };
}

function namesService({ matchers }: CounterTerm, service: string, serviceLabel: string): boolean {
  return matchers.some(
    ({ label, op, value }) => label === serviceLabel || (op === '=' && value === service),
  );
}
