import { onCallHint, onCallTrouble, shownFacts } from '../src/live/selectors/on-call-facts.ts';
import { rotaCalendar } from '../src/live/selectors/rota-calendar.ts';
import { shownWarnings } from '../src/live/selectors/rota-warnings.ts';
import { ownNext, shiftWords } from '../src/live/selectors/shift-words.ts';
import type { LiveState } from '../src/live/state.ts';
import { fitLine, type Line, span } from '../src/text/line.ts';
import { inside, type Rect } from './layout.ts';
import { useLive } from './live-context.tsx';
import { useLook } from './look.tsx';
import { linesAbove } from './panes/lines-above.ts';
import { Frame } from './parts/frame.tsx';
import { LinesView } from './parts/line-view.tsx';
import { troubleLines } from './parts/wrapped-lines.ts';
import { monthLines } from './rota/month-lines.ts';
import { aheadLines, legendLines, nowLine, shiftLines } from './rota/shift-lines.ts';
import { weekLines } from './rota/week-lines.ts';

/** An hour line and a week: what an error leaves in any case. */
const calendarRows = 8;

/** A schedule as a calendar, with the shift under the cursor. */
export function OnCallScreen({ rect }: { readonly rect: Rect }) {
  const room = inside(rect);
  const hint = useLive(onCallHint);
  const trouble = useLive(onCallTrouble);
  const calendar = useLive(rotaCalendar);
  const drawn = useCalendarLines(room);
  const pending = useLive(pendingOverride);
  const title = [
    span('On call', 'strong'),
    ...(pending === null ? [] : [span(`  ${pending}…`, 'ticket')]),
    ...(calendar === null ? [] : [span(`  ${calendar.title}`)]),
  ];
  const lines =
    calendar === null
      ? [[], ...linesAbove({ trouble, hint, heading: [], rowCount: 0 }, room)]
      : [
          ...troubleLines(trouble, { ...room, rows: Math.max(2, room.rows - calendarRows) }),
          ...drawn,
        ];
  return (
    <Frame rect={rect} title={title} focused>
      <LinesView lines={lines.slice(0, room.rows).map((line) => fitLine(line, room.columns))} />
    </Frame>
  );
}

function pendingOverride({ pending }: LiveState): string | null {
  return pending.find(({ incidentId }) => incidentId === 'override')?.verb ?? null;
}

function useCalendarLines({ columns, rows }: ReturnType<typeof inside>): readonly Line[] {
  const { glyphs } = useLook();
  const calendar = useLive(rotaCalendar);
  const facts = useLive(shownFacts);
  const words = useLive(shiftWords);
  const own = useLive(ownNext);
  const warnings = useLive(shownWarnings);
  if (calendar === null || words === null) return [];
  const isRoomy = rows >= 18;
  const blank: readonly Line[] = isRoomy ? [[]] : [];
  const draw = calendar.span === 'week' ? weekLines : monthLines;
  return [
    ...(facts !== null && isRoomy ? [nowLine(facts)] : []),
    ...draw(calendar, { columns, rows: rows - (isRoomy ? 2 : 0) }, glyphs),
    ...blank,
    ...shiftLines(words, columns),
    ...blank,
    ...legendLines(calendar, columns),
    ...aheadLines(own, warnings, columns),
  ];
}
