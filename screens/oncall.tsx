import {
  type OnCallFacts,
  onCallFacts,
  onCallHint,
  onCallTrouble,
} from '../src/live/selectors/on-call-facts.ts';
import { type Line, span } from '../src/text/line.ts';
import { factLine } from './incident-lines.ts';
import { inside, type Rect } from './layout.ts';
import { useLive } from './live-context.tsx';
import { linesAbove } from './panes/lines-above.ts';
import { Document } from './parts/document.tsx';
import { troubleLines } from './parts/wrapped-lines.ts';

/** Who is on call now and who is next. */
export function OnCallScreen({ rect }: { readonly rect: Rect }) {
  const facts = useLive(onCallFacts);
  const hint = useLive(onCallHint);
  const scroll = useLive(({ view }) => view.scroll);
  const trouble = useLive(onCallTrouble);
  const room = inside(rect);
  const lines: readonly Line[] =
    facts === null
      ? [[], ...linesAbove({ trouble, hint, heading: [], rowCount: 0 }, room)]
      : [...troubleLines(trouble, room), ...onCallLines(facts)];
  return <Document rect={rect} title={[span('On call', 'strong')]} lines={lines} scroll={scroll} />;
}

function onCallLines(facts: OnCallFacts): readonly Line[] {
  const { until, untilZone, left, nextFrom } = facts;
  const from = nextFrom === null ? '' : `  from ${nextFrom}`;
  return [
    [],
    [
      span(' Now', 'accent'),
      span(until === null ? '' : `  until ${until} ${untilZone}, in ${left}`, 'dim'),
    ],
    [],
    factLine('primary', facts.primary ?? 'nobody'),
    factLine('secondary', facts.secondary ?? ''),
    factLine('escalation', facts.escalation ?? ''),
    [],
    [span(' Next', 'accent'), span(from, 'dim')],
    [],
    factLine('primary', facts.next ?? 'nobody'),
    factLine('secondary', facts.nextSecondary ?? ''),
    factLine('escalation', facts.nextEscalation ?? ''),
  ].filter((line) => line !== null);
}
