import { clocks, type HealthMark, healthMarks } from '../src/live/selectors/header-facts.ts';
import { outboxWords } from '../src/live/selectors/outbox-words.ts';
import { markTones } from '../src/live/selectors/slo-row.ts';
import type { Glyphs } from '../src/text/glyphs.ts';
import { type Line, lineWidth, span, spread } from '../src/text/line.ts';
import type { Rect } from './layout.ts';
import { useLive } from './live-context.tsx';
import { useLook } from './look.tsx';
import { LineView } from './parts/line-view.tsx';
import { pastLine } from './parts/past-line.ts';
import { Place } from './parts/place.tsx';
import { waitingMark } from './parts/waiting-mark.ts';

/** Where this is, whether its sources answer, what time it is. */
export function Header({ rect }: { readonly rect: Rect }) {
  const { glyphs } = useLook();
  const { environment, user } = useLive(({ setup }) => setup);
  const paused = useLive((state) => state.paused);
  const pastMark = pastLine(useLive(({ past }) => past));
  const marks = useLive(healthMarks);
  const times = useLive(clocks);
  const waiting = waitingMark(useLive(outboxWords));
  const pausedMark = paused ? [span('  '), span(' PAUSED ', 'banner')] : pastMark;
  const where = environment === null ? [] : [span(`  ${environment}`, 'accent')];
  const who = {
    short: [span(' onduty', 'strong'), ...pausedMark, ...waiting],
    long: [
      span(' onduty', 'strong'),
      ...where,
      span(`  ${user}`, 'dim'),
      ...pausedMark,
      ...waiting,
    ],
  };
  const line = longestThatFits(who, marks, times, { glyphs, columns: rect.columns });
  return (
    <Place rect={rect}>
      <LineView line={line} />
    </Place>
  );
}

/** Gives up the other clocks first, then the names of what is well, then who and where this is. */
function longestThatFits(
  who: { readonly short: Line; readonly long: Line },
  marks: readonly HealthMark[],
  times: readonly string[],
  { glyphs, columns }: { readonly glyphs: Glyphs; readonly columns: number },
): Line {
  const named = health(marks, glyphs, () => true);
  const unnamed = health(marks, glyphs, (mark) => mark !== 'ok');
  const choices = [
    { left: [...who.long, ...named], right: clockLine(times) },
    { left: [...who.long, ...named], right: clockLine(times.slice(0, 1)) },
    { left: [...who.long, ...unnamed], right: clockLine(times) },
    { left: [...who.long, ...unnamed], right: clockLine(times.slice(0, 1)) },
    { left: [...who.short, ...unnamed], right: clockLine(times.slice(0, 1)) },
  ];
  const fits = ({ left, right }: (typeof choices)[number]) =>
    lineWidth(left) + lineWidth(right) < columns;
  const { left, right } = choices.find(fits) ?? { left: [...who.short, ...unnamed], right: [] };
  return spread(left, right, columns);
}

function health(
  marks: readonly HealthMark[],
  glyphs: Glyphs,
  named: (mark: HealthMark['mark']) => boolean,
): Line {
  return marks.flatMap(({ name, mark, note }, index) => [
    span(index === 0 || named(mark) ? '   ' : ' '),
    span(glyphs.marks[mark], markTones[mark]),
    ...(named(mark) ? [span(` ${name}`, mark === 'ok' ? 'dim' : 'plain')] : []),
    ...(note === '' ? [] : [span(` ${note}`, markTones[mark])]),
  ]);
}

function clockLine(times: readonly string[]): Line {
  return times.flatMap((time, index) => [
    span(index === 0 ? ' ' : '  '),
    span(time, index === 0 ? 'plain' : 'dim'),
    ...(index === times.length - 1 ? [span(' ')] : []),
  ]);
}
