import { ConfigError } from '../../config/config-error.ts';
import { didYouMean } from '../../config/nearest.ts';
import type { Slo } from '../../slo/slo.ts';

/** The SLO with this id. Throws `ConfigError` with the nearest one there is. */
export function findSlo(slos: readonly Slo[], id: string, path: string | null): Slo {
  const found = slos.find((slo) => slo.id === id);
  if (found !== undefined) return found;
  const known = slos.map((slo) => slo.id);
  throw new ConfigError(
    `no SLO "${id}" in ${path ?? 'any configuration file'}${didYouMean(id, known)}; onduty slo lists them as SERVICE/NAME`,
  );
}
