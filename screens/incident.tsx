import type { Incident, IncidentDetail } from '../src/incidents/incident.ts';
import { listedIncident, rowOf } from '../src/live/selectors/incident-rows.ts';
import { troubleOf } from '../src/live/selectors/trouble.ts';
import type { LiveState } from '../src/live/state.ts';
import { storeNow } from '../src/live/store-now.ts';
import { todayOf } from '../src/live/today.ts';
import { type Line, span } from '../src/text/line.ts';
import { actionItemLines } from './action-item-lines.ts';
import { costLines } from './incident-cost-lines.ts';
import { clockLines, historyLines, linkLines, roleLines } from './incident-facts.ts';
import { noTimelineLines, timelineLines } from './incident-lines.ts';
import { inside, type Rect } from './layout.ts';
import { useLive } from './live-context.tsx';
import { Document } from './parts/document.tsx';
import { troubleLines } from './parts/wrapped-lines.ts';

type Props = { readonly rect: Rect; readonly id: string };

/** One incident: who has it, since when, and everything that happened to it. */
export function IncidentScreen({ rect, id }: Props) {
  const state = useLive((all) => all);
  const detail = state.incident.data?.incident.id === id ? state.incident.data : null;
  const listed = listedIncident(state, id);
  // The list is read more often than the detail: the newer of the two is shown.
  const incident = newer(listed, detail?.incident ?? null);
  const lines =
    incident === null
      ? [[span(` ${id} is not known (yet).`, 'dim')]]
      : incidentLines(state, incident, detail, inside(rect).columns);
  // Nothing asks for the incident while the list can't be read.
  const trouble = troubleOf(state, 'incident') ?? troubleOf(state, 'incidents');
  const above = troubleLines(trouble, inside(rect));
  return (
    <Document
      rect={rect}
      title={titleOf(id, incident)}
      lines={[...above, ...lines]}
      scroll={state.view.scroll}
    />
  );
}

function newer(one: Incident | null, other: Incident | null): Incident | null {
  if (one === null || other === null) return one ?? other;
  return other.version >= one.version ? other : one;
}

function titleOf(id: string, incident: Incident | null): Line {
  return [
    span(id, 'strong'),
    ...(incident === null ? [] : [span(`  ${incident.title}`, 'strong')]),
  ];
}

function incidentLines(
  state: LiveState,
  incident: Incident,
  detail: IncidentDetail | null,
  columns: number,
): readonly Line[] {
  const row = rowOf(state, incident);
  const zone = state.onCall.data?.timeZone ?? 'UTC';
  const events = detail?.events ?? null;
  const context = { process: state.setup.process, events, zone, now: storeNow(state), columns };
  return [
    [],
    [
      span(` ${row.severity}  `, row.severityTone),
      span(row.status, row.statusTone),
      span(row.next === '' ? '' : `  ${row.next}`),
    ],
    [],
    ...clockLines(incident, context),
    ...roleLines(incident, context),
    ...linkLines(incident, columns),
    ...costLines(incident, state, columns),
    ...historyLines(incident, context),
    ...actionItemLines(incident.actionItems, todayOf(state), columns),
    [],
    [span(' Timeline', 'accent')],
    ...(events === null
      ? noTimelineLines(state.incident.status === 'failed')
      : timelineLines(events, { columns, zone })),
  ];
}
