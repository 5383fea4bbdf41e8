import { onCallFacts, onCallHint } from '../../src/live/selectors/on-call-facts.ts';
import { fitLine, type Line, span } from '../../src/text/line.ts';
import { inside } from '../layout.ts';
import { useLive } from '../live-context.tsx';
import { Frame } from '../parts/frame.tsx';
import { LinesView } from '../parts/line-view.tsx';
import { onCallLines } from './oncall-lines.ts';
import { type PaneProps, useTitle, useTrouble } from './pane.tsx';

/** Who holds the pager, until when, and who comes after. */
export function OnCallPane({ rect, focused }: PaneProps) {
  const facts = useLive(onCallFacts);
  const hint = useLive(onCallHint);
  const title = useTitle('oncall', []);
  const room = inside(rect);
  const said: readonly Line[] =
    facts === null ? [[span(` ${hint}`, 'dim')]] : onCallLines(facts, room.columns, room.rows);
  const lines = [...useTrouble('onCall'), ...said].slice(0, room.rows);
  return (
    <Frame rect={rect} title={title} focused={focused}>
      <LinesView lines={lines.map((line) => fitLine(line, room.columns))} />
    </Frame>
  );
}
