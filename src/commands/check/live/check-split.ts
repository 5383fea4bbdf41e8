import { sloPlaces } from '../../../config/slo-places.ts';
import { metricsOf } from '../../../promql/read-counts.ts';
import type { Slo } from '../../../slo/slo.ts';
import type { CheckFinding } from '../check-finding.ts';
import type { Asker } from './asker.ts';

/** Labels an SLO is to be split by and its metrics have not. */
export async function checkSplits(
  slos: readonly Slo[],
  asker: Asker,
  { text, label }: { readonly text: string; readonly label: string },
): Promise<readonly CheckFinding[]> {
  const places = sloPlaces(text, label);
  const found = await Promise.all(
    slos.map(async (slo): Promise<CheckFinding[]> => {
      const place = places.get(slo.id);
      const missing = place === undefined ? [] : await missingLabels(slo, asker);
      return missing.map((message) => ({
        rule: 'label-missing',
        severity: 'error',
        message: `${slo.id}: ${message}`,
        line: place?.slo.line ?? 1,
        column: place?.slo.column ?? 1,
        about: slo.id,
      }));
    }),
  );
  return found.flat();
}

async function missingLabels({ by, sli }: Slo, asker: Asker): Promise<readonly string[]> {
  const metrics = [...new Set(metricsOf(sli.total))];
  const pairs = metrics.flatMap((metric) => (by?.labels ?? []).map((label) => ({ metric, label })));
  const said = await Promise.all(
    pairs.map(async ({ metric, label }) => {
      // A metric that is not there is told of where it stands.
      if (!(await asker.exists(metric))) return [];
      const values = await asker.labelValues(metric, label);
      return values.length > 0 ? [] : [`by: no series of ${metric} has the label ${label}`];
    }),
  );
  return said.flat();
}
