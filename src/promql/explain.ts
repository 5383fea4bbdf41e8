import type { EventsSli } from './events.ts';
import { countQuery } from './interpret.ts';

/** The PromQL behind an SLI's numbers over one window, as a person can paste it into Prometheus. */
export function explainSli(
  sli: EventsSli,
  window: string,
  seconds: number,
): { readonly bad: string; readonly total: string } {
  return {
    bad: countQuery(sli.bad, window, seconds),
    total: countQuery(sli.total, window, seconds),
  };
}
