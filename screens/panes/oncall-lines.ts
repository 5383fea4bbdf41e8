import type { OnCallFacts } from '../../src/live/selectors/on-call-facts.ts';
import { type Line, lineWidth, span } from '../../src/text/line.ts';

/** Who is on call, in at most three lines, the most wanted first. */
export function onCallLines(facts: OnCallFacts, columns: number, rows: number): readonly Line[] {
  if (rows === 1) return [oneLine(facts, columns)];
  return [primaryLine(facts, columns), othersLine(facts), nextLine(facts)];
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

function primaryLine({ primary, until, untilZone, left }: OnCallFacts, columns: number): Line {
  const who = [
    label('primary'),
    primary === null ? span('nobody', 'bad') : span(primary, 'strong'),
  ];
  if (until === null || left === null) return who;
  const most = [span(` until ${until} ${untilZone}`), span(` (${left})`, 'dim')];
  const some = [span(` until ${until}`), span(` (${left})`, 'dim')];
  const tail = [most, some].find((line) => lineWidth([...who, ...line]) < columns);
  return [...who, ...(tail ?? some.slice(0, 1))];
}

function othersLine({ secondary, escalation }: OnCallFacts): Line {
  return [
    label('secondary'),
    span(secondary ?? 'nobody', secondary === null ? 'dim' : 'plain'),
    ...(escalation === null ? [] : [span('   escalation ', 'dim'), span(escalation)]),
  ];
}

function nextLine({ next, nextFrom }: OnCallFacts): Line {
  return next === null ? [] : [label('next'), span(next), span(` from ${nextFrom ?? ''}`, 'dim')];
}

function label(text: string) {
  return span(` ${text.padEnd(10)}`, 'dim');
}
