import { keepApart } from './sample-series.ts';
import type { SloTest } from './slo-test.ts';

const mostNamed = 3;

/**
 * promtool evaluates every rule of the file for each test: SLOs that do not count each other's series
 * share one, so that the time it takes grows with the SLOs and not with their square.
 */
export function sharedTests(tests: readonly SloTest[]): readonly object[] {
  const groups: SloTest[][] = [];
  for (const test of tests) {
    const free = groups.find((group) =>
      group.every(({ samples }) => keepApart(samples, test.samples)),
    );
    if (free === undefined) groups.push([test]);
    else free.push(test);
  }
  return groups.map((group) => ({
    name: `${namesOf(group)}: nothing fires, then everything fails, then it is over`,
    interval: '1m',
    input_series: group.flatMap(({ inputSeries }) => inputSeries),
    promql_expr_test: group.flatMap(({ expectations }) => expectations),
  }));
}

function namesOf(group: readonly SloTest[]): string {
  const named = group.slice(0, mostNamed).map(({ id }) => id);
  const more = group.length - named.length;
  return `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
