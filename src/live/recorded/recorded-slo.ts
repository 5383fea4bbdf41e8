import { formatDuration } from '../../config/duration.ts';
import type { EventsSli } from '../../promql/events.ts';
import type { Slo } from '../../slo/slo.ts';

export type RecordedPromise = {
  readonly service: string;
  readonly name: string;
  readonly objective: number | null;
  readonly windowSeconds: number | null;
};

/** An SLO that a server records and no configuration names; null without a promise to judge it by. */
export function recordedSlo(promise: RecordedPromise, sli: EventsSli): Slo | null {
  const { service, name, windowSeconds } = promise;
  if (promise.objective === null || windowSeconds === null || windowSeconds <= 0) return null;
  // Sloth writes 0.9990000000000001 for 99.9 %.
  const objective = Number(promise.objective.toFixed(9));
  if (objective <= 0 || objective >= 1) return null;
  return {
    id: `${service}/${name}`,
    service,
    name,
    objective,
    window: { label: windowLabel(windowSeconds), seconds: windowSeconds },
    sli,
    target: `${Number((objective * 100).toFixed(6))}%`,
    corrections: [],
    sameAs: null,
    runbook: null,
  };
}

/** `28d`, as people say it, where Prometheus would print `4w`. */
function windowLabel(seconds: number): string {
  return seconds % 86_400 === 0 ? `${seconds / 86_400}d` : formatDuration(seconds);
}
