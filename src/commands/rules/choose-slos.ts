import type { Config } from '../../config/config.ts';
import { ConfigError } from '../../config/config-error.ts';
import { didYouMean } from '../../config/nearest.ts';
import type { Slo } from '../../slo/slo.ts';
import { clean } from '../../text/clean.ts';

/** The SLOs named on the command line, in the order of the file; all when none is named. Throws `ConfigError`. */
export function chooseSlos({ slos, path }: Config, ids: readonly string[]): readonly Slo[] {
  if (slos.length === 0)
    throw new ConfigError(
      `there is no SLO in ${path ?? 'any configuration file'}; add one under services:`,
    );
  const known = slos.map(({ id }) => id);
  const wrong = ids.find((id) => !known.includes(id));
  if (wrong !== undefined)
    throw new ConfigError(
      `there is no SLO "${clean(wrong)}" in ${path ?? 'the configuration'}${
        didYouMean(wrong, known) || `; there are ${known.slice(0, 5).join(', ')}`
      }`,
    );
  return ids.length === 0 ? slos : slos.filter(({ id }) => ids.includes(id));
}
