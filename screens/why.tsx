import type { SloAttribution } from '../src/live/attribution.ts';
import { attributionLines } from '../src/live/selectors/attribution-lines.ts';
import { troubleOf } from '../src/live/selectors/trouble.ts';
import type { LiveState } from '../src/live/state.ts';
import { wrap } from '../src/text/fit.ts';
import { type Line, span } from '../src/text/line.ts';
import { clock } from '../src/text/time.ts';
import { inside, type Rect } from './layout.ts';
import { useLive } from './live-context.tsx';
import { Document } from './parts/document.tsx';

type Props = { readonly rect: Rect; readonly id: string };

const mostFindings = 12;
const besides = 'Each is asked over the excluded intervals, too, at their ends.';

/** What an SLO's bad events have in common, and the queries that say so. */
export function WhyScreen({ rect, id }: Props) {
  const attribution = useLive((state) => state.attribution);
  const waitingFor = useLive((state) => unread(state, id));
  const scroll = useLive(({ view }) => view.scroll);
  const { columns } = inside(rect);
  const report = attribution.data?.sloId === id ? attribution.data : null;
  const inThePast = useLive(({ past }) => past !== null);
  const readAt = inThePast ? null : attribution.at;
  const read = readAt === null ? '' : `  read ${clock(readAt, 'UTC', true)} UTC`;
  const title: Line = [span(`Why ${id}`, 'strong'), span(report === null ? '' : read, 'dim')];
  const lines: readonly Line[] =
    report === null
      ? [[], ...wrap(waitingFor, columns - 2).map((text): Line => [span(` ${text}`, 'dim')])]
      : [[], ...reportLines(report, columns)];
  return <Document rect={rect} title={title} lines={lines} scroll={scroll} />;
}

/** Why there is nothing to show yet, or at all. */
function unread(state: LiveState, id: string): string {
  const trouble = troubleOf(state, 'attribution');
  if (trouble !== null) return `${trouble}; r tries again`;
  if (!state.slos.data?.some(({ slo }) => slo.id === id)) return `${id} is not known (yet).`;
  if (state.attribution.status === 'waiting') return 'Comparing labels…';
  return 'The counts of this SLO are no sums: they cannot be told apart by label.';
}

function reportLines(report: SloAttribution, columns: number): readonly Line[] {
  const found = attributionLines(report, { columns: columns - 2, top: mostFindings });
  const queries = report.queries.flatMap((query) => [
    ...wrap(query, columns - 5).map((text): Line => [span(`   ${text}`)]),
    [],
  ]);
  return [
    ...found.map((line): Line => [span(' '), ...line]),
    [],
    [span(' Queries', 'accent')],
    ...queries,
    ...(report.excluded.intervals.length === 0 ? [] : [[span(` ${besides}`, 'dim')]]),
  ];
}
