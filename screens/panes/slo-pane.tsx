import { useMemo } from 'react';
import type { FillProgress } from '../../src/live/filling.ts';
import { markTones } from '../../src/live/selectors/slo-row.ts';
import { sloRows } from '../../src/live/selectors/slo-rows.ts';
import { type SloTally, sloTally } from '../../src/live/selectors/slo-tally.ts';
import type { Glyphs } from '../../src/text/glyphs.ts';
import { type Line, lineWidth, span } from '../../src/text/line.ts';
import { inside } from '../layout.ts';
import { useLive } from '../live-context.tsx';
import { useLook } from '../look.tsx';
import { Frame } from '../parts/frame.tsx';
import { listFoot } from '../parts/list.tsx';
import { ListBody, listHeight } from './list-body.tsx';
import { type PaneProps, useAbove, useSelected, useTitle } from './pane.tsx';
import { sloColumns } from './slo-columns.ts';
import { sloHeading, sloLine } from './slo-line.ts';

/** Every SLO, the worst first. */
export function SloPane({ rect, focused }: PaneProps) {
  const rows = useLive(sloRows);
  const selected = useSelected('slos');
  const tally = tallied(useLive(sloTally), useLook().glyphs, rect.columns);
  const title = useTitle('slos', [...tally, ...filled(useLive(({ filling }) => filling))]);
  const room = inside(rect);
  const columns = useMemo(() => sloColumns(rows, room.columns), [rows, room.columns]);
  const above = useAbove('slos', rows.length, room, [sloHeading(columns)]);
  const foot = listFoot(rows, selected, listHeight(room, above));
  return (
    <Frame rect={rect} title={title} focused={focused} foot={foot}>
      <ListBody {...{ room, above, rows, columns, selected, focused }} draw={sloLine} />
    </Frame>
  );
}

/** `24 · 1 page · 1 ticket`, or with marks for words where those don't fit: `24  ▲ 1  △ 1`. */
export function tallied({ total, marked }: SloTally, glyphs: Glyphs, columns: number): Line {
  if (total === 0) return [];
  const inWords = marked.flatMap(({ mark, count, word }) => [
    span(' · ', 'dim'),
    span(`${count} ${word}`, markTones[mark]),
  ]);
  const inMarks = marked.map(({ mark, count }) =>
    span(`  ${glyphs.marks[mark]} ${count}`, markTones[mark]),
  );
  const all = [span(String(total)), ...inWords];
  return lineWidth(all) <= columns - titleColumns ? all : [span(String(total)), ...inMarks];
}

/** How far the long windows have been read, while they are read for the first time. */
function filled(progress: FillProgress | null): Line {
  if (progress === null) return [];
  return [span(` · long windows ${progress.done}/${progress.of}`, 'dim')];
}

/** What the border, the key and the name take of a title. */
const titleColumns = 14;
