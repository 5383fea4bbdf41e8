import type { OnCallFacts } from '../../src/live/selectors/on-call-facts.ts';
import type { OnCallWhy } from '../../src/live/selectors/on-call-why.ts';
import type { PersonClock } from '../../src/live/selectors/people-clocks.ts';
import type { RotaWarning } from '../../src/live/selectors/rota-warnings.ts';
import { wrap } from '../../src/text/fit.ts';
import { type Line, lineWidth, type Span, span } from '../../src/text/line.ts';
import type { Size } from '../layout.ts';

/** All the pane can say. */
export type OnCallSaid = {
  readonly facts: OnCallFacts;
  readonly why: OnCallWhy | null;
  readonly clocks: readonly PersonClock[];
  readonly contacts: string | null;
  readonly warnings: readonly RotaWarning[];
};

/** Lines that belong together; the lower its rank the longer it stays when there is little room. */
type Block = { readonly rank: number; readonly lines: readonly Line[] };

const labelColumns = 11;
/** Where two facts fit in one line. */
const wideFrom = 44;

/** Who is on call and what there is to know of it, in as many lines as fit, the most wanted ones. */
export function onCallLines(said: OnCallSaid, { columns, rows }: Size): readonly Line[] {
  if (rows === 1) return [oneLine(said.facts, columns)];
  const blocks = blocksOf(said, columns);
  let left = rows;
  const kept = new Set(
    blocks
      .toSorted((a, b) => a.rank - b.rank)
      .filter(({ lines }) => {
        if (lines.length > left) return false;
        left -= lines.length;
        return true;
      }),
  );
  return blocks.filter((block) => kept.has(block)).flatMap(({ lines }) => lines);
}

function blocksOf({ facts, why, clocks, contacts, warnings }: OnCallSaid, columns: number) {
  const [fault, ...others] = warnings;
  const overridden = why !== null && why.made.length > 0;
  const blocks: readonly Block[] = [
    { rank: 0, lines: primaryLines(facts, columns) },
    { rank: 1, lines: othersLines(facts, columns) },
    { rank: 2, lines: nextLines(facts) },
    { rank: overridden ? 4 : 6, lines: whyLines(why, columns) },
    { rank: 5, lines: labelled('reach', contacts, columns) },
    { rank: 7, lines: clockLines(clocks, columns) },
    { rank: 3, lines: fault === undefined ? [] : warningLines(fault, columns) },
    ...others.map((one) => ({ rank: 8, lines: warningLines(one, columns) })),
  ];
  return blocks;
}

/** `alice until Mon 09:00 UTC · bob · charlie`. */
export function oneLine(facts: OnCallFacts, columns: number): Line {
  const { primary, secondary, escalation, until, untilZone } = facts;
  const others = [secondary, escalation].filter((name) => name !== null);
  const all = [
    span(` ${primary ?? 'nobody'}`, 'strong'),
    ...(until === null ? [] : [span(` until ${until} ${untilZone}`)]),
    ...(others.length === 0 ? [] : [span(`  then ${others.join(', ')}`, 'dim')]),
  ];
  return lineWidth(all) <= columns ? all : all.slice(0, 2);
}

function primaryLines(facts: OnCallFacts, columns: number): readonly Line[] {
  const { primary, until, untilZone, left } = facts;
  const who = [
    label('primary'),
    primary === null ? span('nobody', 'bad') : span(primary, 'strong'),
  ];
  if (until === null || left === null) return [who];
  const most = [span(` until ${until} ${untilZone}`), span(` (${left})`, 'dim')];
  const some = [span(` until ${until}`), span(` (${left})`, 'dim')];
  const tail = [most, some].find((line) => lineWidth([...who, ...line]) < columns);
  if (tail !== undefined) return [[...who, ...tail]];
  return columns < wideFrom ? [who, some] : [[...who, ...some.slice(0, 1)]];
}

function othersLines({ secondary, escalation }: OnCallFacts, columns: number): readonly Line[] {
  const second = [label('secondary'), span(secondary ?? 'nobody', secondary ? 'plain' : 'dim')];
  if (escalation === null) return [second];
  if (columns < wideFrom) return [second, [label('escalation '), span(escalation)]];
  return [[...second, span('   escalation ', 'dim'), span(escalation)]];
}

function nextLines({ next, nextFrom }: OnCallFacts): readonly Line[] {
  if (nextFrom === null) return [];
  const who = next === null ? span('nobody', 'bad') : span(next);
  return [[label('next'), who, span(` from ${nextFrom}`, 'dim')]];
}

function whyLines(why: OnCallWhy | null, columns: number): readonly Line[] {
  if (why === null) return [];
  return [
    ...labelled('why', why.reason, columns),
    ...why.made.flatMap((text) => labelled('', text, columns)),
  ];
}

function clockLines(clocks: readonly PersonClock[], columns: number): readonly Line[] {
  const lines: Span[][] = [];
  for (const { person, time, isNight } of clocks) {
    const spans = [span(`${person} ${time}`), ...(isNight ? [span(' asleep?', 'ticket')] : [])];
    const last = lines.at(-1);
    if (last && lineWidth([...last, ...spans]) + 2 <= columns) last.push(span('  '), ...spans);
    else lines.push([label(lines.length === 0 ? 'local' : ''), ...spans]);
  }
  return lines;
}

function warningLines({ text, isFault }: RotaWarning, columns: number): readonly Line[] {
  return wrap(text, columns - 4).map((part, row) => [
    span(row === 0 ? ' ! ' : '   ', isFault ? 'bad' : 'ticket'),
    span(part, isFault ? 'bad' : 'dim'),
  ]);
}

function labelled(name: string, text: string | null, columns: number): readonly Line[] {
  if (text === null) return [];
  return wrap(text, Math.max(8, columns - labelColumns - 1)).map((part, row) => [
    label(row === 0 ? name : ''),
    span(part),
  ]);
}

function label(text: string): Span {
  return span(` ${text.padEnd(labelColumns - 1)}`, 'dim');
}
