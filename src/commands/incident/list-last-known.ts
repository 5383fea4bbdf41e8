import type { Incident } from '../../incidents/incident.ts';
import { StoreAwayError } from '../../store/store-error.ts';
import { duration } from '../../text/time.ts';
import type { IncidentDeps } from './deps.ts';

/**
 * Prints the open incidents as this machine last heard of them, and throws `StoreAwayError` all the
 * same, which says so; just that when it never did.
 */
export async function listLastKnown(
  { lastKnown, now }: Pick<IncidentDeps, 'lastKnown' | 'now'>,
  print: (incidents: readonly Incident[]) => Promise<void>,
  error: StoreAwayError,
): Promise<never> {
  const known = await lastKnown();
  if (known === null) throw error;
  await print(known.incidents);
  throw new StoreAwayError(
    `this is from the cache, as of ${duration(now - known.at)} ago, open incidents only; ${error.message}`,
    { cause: error },
  );
}
