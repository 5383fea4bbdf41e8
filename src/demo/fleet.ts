import { advance, type Instance, startInstance } from './instance.ts';
import type { DemoService } from './services.ts';

/** All processes of all services, and the moment their counters stand at. */
export type Fleet = {
  readonly instances: readonly Instance[];
  /** End of the history, ms since the epoch: what happened is told in time before it. */
  readonly end: number;
  at: number;
};

/** The fleet at the beginning of its history. The same services, seed and times give the same counters. */
export function startFleet(
  services: readonly DemoService[],
  { seed, start, end }: { readonly seed: number; readonly start: number; readonly end: number },
): Fleet {
  const instances = services.flatMap((service) =>
    service.instances.map((_, index) => startInstance(service, index, seed)),
  );
  return { instances, end, at: start };
}

/** Moves every counter on to a moment; one in the past changes nothing. */
export function advanceFleet(fleet: Fleet, to: number): void {
  if (to <= fleet.at) return;
  for (const instance of fleet.instances) advance(instance, fleet.at, to, fleet.end);
  fleet.at = to;
}
