import type { Handoff } from '../src/live/handoff/handoff.ts';
import { handoffHeadline, handoffSections } from '../src/live/selectors/handoff-sections.ts';
import { troubleOf } from '../src/live/selectors/trouble.ts';
import { wrap } from '../src/text/fit.ts';
import { type Line, span } from '../src/text/line.ts';
import { inside, type Rect } from './layout.ts';
import { useLive } from './live-context.tsx';
import { Document } from './parts/document.tsx';
import { troubleLines } from './parts/wrapped-lines.ts';

/** What whoever comes next on call has to know. */
export function HandoffScreen({ rect }: { readonly rect: Rect }) {
  const handoff = useLive((state) => state.handoff.data);
  const trouble = useLive((state) => troubleOf(state, 'handoff'));
  const scroll = useLive(({ view }) => view.scroll);
  const room = inside(rect);
  const reading: readonly Line[] = trouble === null ? [[], [span(' Reading…', 'dim')]] : [];
  const lines = handoff === null ? reading : handoffLines(handoff, room.columns);
  const above = troubleLines(trouble, room);
  return (
    <Document
      rect={rect}
      title={[span('Handoff', 'strong')]}
      lines={[...above, ...lines]}
      scroll={scroll}
    />
  );
}

function handoffLines(handoff: Handoff, columns: number): readonly Line[] {
  const sections = handoffSections(handoff).flatMap(({ title, items }): readonly Line[] => [
    [],
    [span(` ${title}`, 'accent')],
    ...items.flatMap((item) => indented(item, columns)),
  ]);
  return [[], ...indented(handoffHeadline(handoff), columns, 1), ...sections];
}

function indented(text: string, columns: number, by = 3): readonly Line[] {
  const room = Math.max(10, columns - by - 3);
  return wrap(text, room).map((part, index) => [
    span(`${' '.repeat(index === 0 ? by : by + 2)}${part}`),
  ]);
}
