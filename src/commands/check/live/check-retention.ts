import { formatDuration } from '../../../config/duration.ts';
import { sloPlaces } from '../../../config/slo-places.ts';
import type { Slo } from '../../../slo/slo.ts';
import type { CheckFinding } from '../check-finding.ts';

/** Windows longer than the server keeps data: their budgets are of a shorter time than they say. */
export function checkRetention(
  slos: readonly Slo[],
  retentionSeconds: number | null,
  { text, label }: { readonly text: string; readonly label: string },
): readonly CheckFinding[] {
  if (retentionSeconds === null) return [];
  const places = sloPlaces(text, label);
  return slos.flatMap(({ id, window }): CheckFinding[] => {
    const place = places.get(id);
    if (place === undefined || window.seconds <= retentionSeconds) return [];
    const kept = formatDuration(retentionSeconds);
    const message = `${id}: the window is ${window.label} and Prometheus keeps ${kept}, so the budget is of ${kept}: raise storage.tsdb.retention.time`;
    return [
      { rule: 'window-over-retention', severity: 'warning', message, ...place.window, about: id },
    ];
  });
}
