import { clocks, healthMarks } from '../src/live/selectors/header-facts.ts';
import { incidentRows } from '../src/live/selectors/incident-rows.ts';
import { onCallFacts, onCallHint, onCallTrouble } from '../src/live/selectors/on-call-facts.ts';
import { outboxWords } from '../src/live/selectors/outbox-words.ts';
import { markTones } from '../src/live/selectors/slo-row.ts';
import { wrap } from '../src/text/fit.ts';
import { fitLine, type Line, span, spread } from '../src/text/line.ts';
import { width } from '../src/text/width.ts';
import type { Rect } from './layout.ts';
import { useLive } from './live-context.tsx';
import { useLook } from './look.tsx';
import { oneLine } from './panes/oncall-lines.ts';
import { useAbove } from './panes/pane.tsx';
import { LinesView } from './parts/line-view.tsx';
import { pastLine } from './parts/past-line.ts';
import { Place } from './parts/place.tsx';
import { waitingMark } from './parts/waiting-mark.ts';
import { SideAlerts, SideIncidents, SideSlos } from './side-sections.tsx';

const topRows = 2;
const headingRows = 1;
const mostAlerts = 5;

/** The narrow panel for a tmux pane: the pager, what is open, what is not well, budgets. */
export function SideScreen({ rect }: { readonly rect: Rect }) {
  const incidents = useLive(incidentRows).length;
  const alertsFocused = useLive(({ view }) => view.pane === 'alerts');
  const alerts = useLive(({ alerts: { data } }) => data?.length ?? 0);
  const { columns } = rect;
  const room = rect.rows - topRows - 3 * headingRows;
  const alertsSaid = useAbove('alerts', alerts, { columns, rows: mostAlerts }).length;
  const alertRows = alertsFocused ? Math.min(mostAlerts, alertsSaid + alerts, room - 2) : 0;
  const left = room - alertRows;
  const mostIncidents = Math.max(1, Math.floor(left * 0.4));
  const said = useAbove('incidents', incidents, { columns, rows: mostIncidents }).length;
  const forIncidents = Math.min(said + incidents, mostIncidents);
  return (
    <Place rect={rect}>
      <Top columns={columns} />
      <SideIncidents room={{ columns, rows: forIncidents }} />
      <SideSlos room={{ columns, rows: left - forIncidents }} />
      <SideAlerts room={{ columns, rows: alertRows }} />
    </Place>
  );
}

/** Who holds the pager and what time it is; who comes after and whether the sources answer. */
function Top({ columns }: { readonly columns: number }) {
  const { glyphs } = useLook();
  const [utc = ''] = useLive(clocks);
  const marks = useLive(healthMarks);
  const paused = useLive((state) => state.paused);
  const past = pastLine(useLive((state) => state.past));
  const [who, then] = usePager(columns - utc.length - 2);
  const health: Line = marks.flatMap(({ name, mark, note }) => [
    span(` ${glyphs.marks[mark]}`, markTones[mark]),
    ...(mark === 'ok' ? [] : [span(` ${name} ${note}`, markTones[mark])]),
  ]);
  const waiting = waitingMark(useLive(outboxWords));
  const lines = [
    spread(who, [span(`${utc} `)], columns),
    past.length > 0
      ? past.slice(1)
      : spread(
          paused ? [span(' PAUSED ', 'banner')] : then,
          [...waiting, ...health, span(' ')],
          columns,
        ),
  ];
  return <LinesView lines={lines.map((line) => fitLine(line, columns))} />;
}

/** Who has the pager and, on a second line, who comes after; or why nobody can be named. */
function usePager(columns: number): readonly [Line, Line] {
  const facts = useLive(onCallFacts);
  const hint = useLive(onCallHint);
  const trouble = useLive(onCallTrouble);
  if (facts === null) {
    const lead = trouble === null ? span(' ') : span(' ! ', 'bad');
    const tone = trouble === null ? 'dim' : 'bad';
    const [first = '', ...more] = wrap(trouble ?? hint, columns - width(lead.text));
    return [[lead, span(first, tone)], more.length === 0 ? [] : [span(` ${more.join(' ')}`, tone)]];
  }
  const others = [facts.secondary, facts.escalation].filter((name) => name !== null);
  const then: Line =
    trouble !== null
      ? [span(` ! ${trouble}`, 'bad')]
      : others.length === 0
        ? []
        : [span(` then ${others.join(', ')}`, 'dim')];
  return [oneLine(facts, columns).slice(0, 2), then];
}
