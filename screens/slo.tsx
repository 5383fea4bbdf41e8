import { Box } from 'ink';
import { openIncident } from '../src/live/selectors/open-incident.ts';
import { storeNow } from '../src/live/store-now.ts';
import type { SloStatus } from '../src/slo/status.ts';
import { fitLine, type Line, span } from '../src/text/line.ts';
import { burnColumns, burnFormula, burnRows } from './burn-table.ts';
import { inside, type Rect } from './layout.ts';
import { useLive } from './live-context.tsx';
import { useLook } from './look.tsx';
import { Document, documentFoot, firstLine } from './parts/document.tsx';
import { Frame } from './parts/frame.tsx';
import { LinesView } from './parts/line-view.tsx';
import { PrintedTable } from './parts/printed-table.tsx';
import { useScrollLimit } from './scroll-limit.tsx';
import { chartRows, SloChart } from './slo-chart.tsx';
import { sloFacts, sloSources } from './slo-lines.ts';

type Props = { readonly rect: Rect; readonly id: string };

/** One SLO: what it does, how its budget went, how fast it burns, and the queries that say so. */
export function SloScreen({ rect, id }: Props) {
  const status = useLive(({ slos }) => slos.data?.find(({ slo }) => slo.id === id) ?? null);
  if (status !== null) return <SloDetail rect={rect} status={status} />;
  const lines: readonly Line[] = [[], [span(` ${id} is not known (yet).`, 'dim')]];
  return <Document rect={rect} title={[span(id, 'strong')]} lines={lines} scroll={0} />;
}

type DetailProps = { readonly rect: Rect; readonly status: SloStatus };

function SloDetail({ rect, status }: DetailProps) {
  const { columns, rows } = inside(rect);
  const scroll = useLive(({ view }) => view.scroll);
  const facts = useFacts(status);
  const chartSize = { columns, rows: chartRows(rows) };
  const sources = sloSources(status, columns);
  const table = burnRows(status);
  const total = facts.length + chartSize.rows + table.length + 2 + sources.length;
  useScrollLimit(scroll, total, rows);
  const first = firstLine(scroll, total, rows);
  const fitted = (lines: readonly Line[]) => lines.map((line) => fitLine(line, columns));
  return (
    <Frame rect={rect} title={titleOf(status)} focused foot={documentFoot(first, total, rows)}>
      <Box
        width={columns}
        height={rows}
        overflow="hidden"
        contentOffsetY={first}
        flexDirection="column"
      >
        <LinesView lines={fitted(facts)} />
        <SloChart status={status} size={chartSize} />
        <LinesView lines={fitted([burnHeading(status)])} />
        <Box marginLeft={2} flexShrink={0}>
          <PrintedTable columns={burnColumns(status.slo.sli)} rows={table} width={columns - 2} />
        </Box>
        <LinesView lines={fitted(sources)} />
      </Box>
    </Frame>
  );
}

function burnHeading(status: SloStatus): Line {
  return [span(' Burn', 'accent'), span(`   ${burnFormula(status) ?? ''}`, 'dim')];
}

function titleOf({ slo }: SloStatus): Line {
  return [span(`${slo.service} ${slo.name}`, 'strong'), span(`  ${slo.window.label}`, 'dim')];
}

function useFacts(status: SloStatus): readonly Line[] {
  const { glyphs } = useLook();
  const now = useLive((state) => state.now);
  const incidentNow = useLive(storeNow);
  const incident = useLive(({ incidents }) => openIncident(incidents.data, status.slo.id));
  return sloFacts(status, { now, incidentNow, incident, glyphs });
}
