import type { Slo } from '../slo/slo.ts';
import { type ExportedQueries, exportQueries } from './export-queries.ts';

/** A file for another tool, and what of the SLOs it does not hold, one line each. */
export type Exported = { readonly text: string; readonly notes: readonly string[] };

/** An SLO with the queries another tool can ask. */
export type Exportable = {
  readonly slo: Slo;
  readonly queries: ExportedQueries & { readonly ok: true };
};

/** Those of the SLOs whose queries another tool can ask; the others are named. */
export function exportable(slos: readonly Slo[]): {
  readonly parts: readonly Exportable[];
  readonly notes: readonly string[];
} {
  const whole = slos.filter(({ by }) => by === undefined);
  const all = whole.map((slo) => ({ slo, queries: exportQueries(slo.sli) }));
  const split = slos.filter((slo) => !whole.includes(slo));
  const parts = all.flatMap(({ slo, queries }) => (queries.ok ? [{ slo, queries }] : []));
  return {
    parts,
    notes: [
      ...all.flatMap(({ slo, queries }) =>
        queries.ok ? [] : [`${slo.id}: left out: ${queries.message}`],
      ),
      ...split.map(
        ({ id, by }) =>
          `${id}: left out: it is split by ${by?.labels.join(', ')}; without by: it is exported as one SLO over all`,
      ),
      ...parts.flatMap(({ slo }) => unheld(slo)),
    ],
  };
}

/** What no other tool's file has a place for. */
function unheld({ id, minEvents, exclusions }: Slo): readonly string[] {
  return [
    ...(minEvents ? [`${id}: its minEvents is not in the file: few events alert there`] : []),
    ...(exclusions ? [`${id}: its corrections are not in the file: that time counts there`] : []),
  ];
}

/** What became another name, one line each. */
export function renamed(kind: string, names: ReadonlyMap<string, string>): readonly string[] {
  return [...names]
    .filter(([from, to]) => from !== to)
    .map(([from, to]) => `${kind} ${from} is named ${to} there`);
}
