import {
  type OnCallFacts,
  onCallFacts,
  onCallHint,
  onCallTrouble,
} from '../../src/live/selectors/on-call-facts.ts';
import { fitLine, type Line } from '../../src/text/line.ts';
import { inside, type Size } from '../layout.ts';
import { useLive } from '../live-context.tsx';
import { Frame } from '../parts/frame.tsx';
import { LinesView } from '../parts/line-view.tsx';
import { troubleLines } from '../parts/wrapped-lines.ts';
import { linesAbove } from './lines-above.ts';
import { onCallLines } from './oncall-lines.ts';
import { type PaneProps, useTitle } from './pane.tsx';

/** Who holds the pager, until when, and who comes after. */
export function OnCallPane({ rect, focused }: PaneProps) {
  const facts = useLive(onCallFacts);
  const hint = useLive(onCallHint);
  const title = useTitle('oncall', []);
  const room = inside(rect);
  const trouble = useLive(onCallTrouble);
  const lines =
    facts === null
      ? linesAbove({ trouble, hint, heading: [], rowCount: 0 }, room)
      : linesWithFacts(trouble, facts, room);
  return (
    <Frame rect={rect} title={title} focused={focused}>
      <LinesView lines={lines.map((line) => fitLine(line, room.columns))} />
    </Frame>
  );
}

/** Who was last known to be on call, under the error that kept it from being read again. */
function linesWithFacts(trouble: string | null, facts: OnCallFacts, room: Size): readonly Line[] {
  const { columns, rows } = room;
  const said = onCallLines(facts, columns, rows);
  const first = troubleLines(trouble, { columns, rows: Math.max(1, rows - said.length) });
  return [...first, ...said].slice(0, rows);
}
