import type { SloWindow } from '../../slo/slo.ts';
import type { AskOptions, PrometheusSource } from '../../sources/prometheus/prometheus-source.ts';
import type { Recordings } from './read-recordings.ts';
import { type Covered, countQuestion, type RecordedCounts } from './recorded-counts.ts';

/** Counts of one window of one SLO. */
export type WindowCounts = Covered & { readonly id: string; readonly label: string };

/** One request: a window, and the SLOs of one tool that lack it. `keys` are values of its id label. */
type Gap = {
  readonly window: SloWindow;
  readonly countable: RecordedCounts;
  readonly keys: Map<string, string>;
};

/** Adds up the windows that are not recorded as such: one request for each tool and window. */
export async function readMissing(
  prometheus: PrometheusSource,
  recordings: Recordings,
  wanted: (seconds: number) => boolean,
  options: AskOptions,
): Promise<readonly WindowCounts[]> {
  const answers = await Promise.all(
    gapsOf(recordings, wanted).map(async ({ window, countable, keys }) => {
      const question = countQuestion(countable, [...keys.keys()], window);
      const read = question.read((await prometheus.instant(question.promql, options)).value);
      return [...keys].flatMap(([key, id]): WindowCounts[] => {
        const known = read.get(key);
        return known === undefined ? [] : [{ ...known, id, label: window.label }];
      });
    }),
  );
  return answers.flat();
}

function gapsOf(recordings: Recordings, wanted: (seconds: number) => boolean): readonly Gap[] {
  const gaps = new Map<string, Gap>();
  for (const [id, { slo, countable, missing }] of recordings) {
    if (countable === null) continue;
    for (const window of missing.filter(({ seconds }) => wanted(seconds))) {
      const at = `${countable.id} ${window.label}`;
      const gap = gaps.get(at) ?? { window, countable, keys: new Map<string, string>() };
      gap.keys.set(id.slice(countable.id.length + 1), slo.id);
      gaps.set(at, gap);
    }
  }
  return [...gaps.values()];
}
