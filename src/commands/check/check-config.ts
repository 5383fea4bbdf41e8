import type { Config, ConfigNote } from '../../config/config.ts';
import { ConfigError } from '../../config/config-error.ts';
import { loadConfig, systemEnvironment } from '../../config/load.ts';
import { type SloPlace, sloPlaces } from '../../config/slo-places.ts';
import { outcomeLabels } from '../../promql/split-sli.ts';
import type { Slo } from '../../slo/slo.ts';
import { lacksTiers, unjudgedTiers, unreachableTiers } from '../../slo/unreachable-tiers.ts';
import type { GlobalOptions } from '../global-options.ts';
import type { CheckFinding } from './check-finding.ts';

/** A configuration, or what keeps it from loading. */
export type ConfigCheck = {
  readonly config: Config | null;
  readonly findings: readonly CheckFinding[];
};

/** What is wrong with a configuration beside its queries: keys and values, and SLOs as a whole. */
export async function checkConfig(
  file: { readonly path: string; readonly label: string; readonly text: string },
  options: GlobalOptions,
): Promise<ConfigCheck> {
  try {
    const config = await loadConfig({ ...options, config: file.path }, systemEnvironment());
    return { config, findings: [...notesOf(config), ...slosOf(config, file)] };
  } catch (error) {
    return { config: null, findings: configIssues(error) };
  }
}

/** Every issue of a `ConfigError` that has a place; throws what has none, and every other error. */
export function configIssues(error: unknown): readonly CheckFinding[] {
  if (!(error instanceof ConfigError) || error.issues.length === 0) throw error;
  return error.issues.map((issue) => finding('configuration', 'error', issue));
}

/** What loading noted, without what the rules say of queries in their own words. */
function notesOf({ notes, slos }: Config): readonly CheckFinding[] {
  const said = slos.flatMap(({ id, corrections, sameAs }) => [
    ...corrections.map((text) => `${id}: ${text}`),
    ...(sameAs === null ? [] : [`${id} is ${sameAs} stated again`]),
  ]);
  return notes
    .filter(({ message }) => !said.some((text) => message.includes(text)))
    .map((note) => finding('configuration', 'hint', note));
}

function slosOf(config: Config, { text, label }: { text: string; label: string }): CheckFinding[] {
  const places = sloPlaces(text, label);
  return config.slos.flatMap((slo) => {
    const place = places.get(slo.id);
    return place === undefined ? [] : sloFindings(slo, place);
  });
}

function sloFindings(slo: Slo, place: SloPlace): CheckFinding[] {
  const warnings = [
    ['stated-twice', place.slo, statedTwice(slo)],
    ['split-by-outcome', place.slo, splitByOutcome(slo)],
    ['unreachable-tier', place.target, unreachableTiers(slo.objective, slo.window.seconds)],
    ['unreachable-tier', place.target, unjudgedTiers(slo)],
    ['unreachable-tier', place.window, lacksTiers(slo)],
  ] as const;
  return warnings.flatMap(([rule, at, message]) =>
    message === null ? [] : [about(slo.id, finding(rule, 'warning', { ...at, message }))],
  );
}

function statedTwice({ sameAs }: Slo): string | null {
  if (sameAs === null) return null;
  return `states ${sameAs} again (the same counts and objective): one fault pages twice, so keep one`;
}

function splitByOutcome({ sli, by }: Slo): string | null {
  const labels = outcomeLabels(sli, by?.labels ?? []);
  if (labels.length === 0) return null;
  return `by: ${labels.join(', ')} tells bad events from good ones, so each row is all bad or all good; split by what they have in common, such as a handler or an instance`;
}

function about(id: string, one: CheckFinding): CheckFinding {
  return { ...one, about: id, message: `${id}: ${one.message}` };
}

function finding(rule: string, severity: CheckFinding['severity'], note: ConfigNote): CheckFinding {
  const { line, column, message } = note;
  return { rule, severity, message, line, column, about: null };
}
