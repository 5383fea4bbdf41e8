import {
  areOverridesAwaited,
  onCallFacts,
  onCallHint,
  onCallTrouble,
} from '../../src/live/selectors/on-call-facts.ts';
import { onCallWhy } from '../../src/live/selectors/on-call-why.ts';
import { peopleClocks, primaryContacts } from '../../src/live/selectors/people-clocks.ts';
import { rotaWarnings } from '../../src/live/selectors/rota-warnings.ts';
import { fitLine, type Line, span } from '../../src/text/line.ts';
import { inside, type Size } from '../layout.ts';
import { useLive } from '../live-context.tsx';
import { Frame } from '../parts/frame.tsx';
import { LinesView } from '../parts/line-view.tsx';
import { troubleLines } from '../parts/wrapped-lines.ts';
import { linesAbove } from './lines-above.ts';
import { type OnCallSaid, onCallLines } from './oncall-lines.ts';
import { type PaneProps, useTitle } from './pane.tsx';

/** Who holds the pager, until when and why, who comes after, and what is amiss in the days ahead. */
export function OnCallPane({ rect, focused }: PaneProps) {
  const said = useOnCall();
  const hint = useLive(onCallHint);
  const faults = useLive(rotaWarnings).filter(({ isFault }) => isFault).length;
  const counted = `! ${faults} ${faults === 1 ? 'warning' : 'warnings'}`;
  const awaited = useLive(areOverridesAwaited);
  const noted = awaited ? [span('without overrides yet', 'ticket')] : [];
  const title = useTitle('oncall', faults === 0 ? noted : [span(counted, 'bad')]);
  const room = inside(rect);
  const trouble = useLive(onCallTrouble);
  const lines =
    said === null
      ? linesAbove({ trouble, hint, heading: [], rowCount: 0 }, room)
      : linesWithFacts(trouble, said, room);
  return (
    <Frame rect={rect} title={title} focused={focused}>
      <LinesView lines={lines.map((line) => fitLine(line, room.columns))} />
    </Frame>
  );
}

function useOnCall(): OnCallSaid | null {
  const facts = useLive(onCallFacts);
  const why = useLive(onCallWhy);
  const clocks = useLive(peopleClocks);
  const contacts = useLive(primaryContacts);
  const warnings = useLive(rotaWarnings);
  return facts && { facts, why, clocks, contacts, warnings };
}

/** Who was last known to be on call, under the error that kept it from being read again. */
function linesWithFacts(trouble: string | null, said: OnCallSaid, room: Size): readonly Line[] {
  const { columns, rows } = room;
  // One line for the error at least; a pane of one row has it after the name.
  const first = troubleLines(trouble, { columns, rows: Math.min(2, rows - 1) });
  return [...first, ...onCallLines(said, { columns, rows: rows - first.length })];
}
