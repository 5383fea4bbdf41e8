import { Box, Text, type TextProps } from 'ink';
import { createElement, memo } from 'react';
import { type Line, sameLine } from '../../src/text/line.ts';
import { styleOf, type Theme, type Tone } from '../../src/text/theme.ts';
import { useLook } from '../look.tsx';

type Props = {
  /** Cut to its width beforehand. */
  readonly line: Line;
  readonly underCursor?: boolean;
};

/**
 * One line of the screen. Each tone is a `Text` of its own: Ink paints plain strings twice as fast as
 * nested or pre-coloured ones.
 */
export const LineView = memo(
  ({ line, underCursor = false }: Props) => {
    const { glyphs, theme } = useLook();
    const texts = merged(line).map(({ text, tone }) =>
      createElement(Text, textStyle(theme, tone, underCursor), glyphs.say(text)),
    );
    return createElement(Box, { height: 1, flexShrink: 0 }, ...texts);
  },
  (before, after) => before.underCursor === after.underCursor && sameLine(before.line, after.line),
);

/** Lines under each other. */
export function LinesView({ lines }: { readonly lines: readonly Line[] }) {
  const views = lines.map((line) => <LineView line={line} />);
  return createElement(Box, { flexDirection: 'column', flexShrink: 0 }, ...views);
}

/** A tone as Ink's properties. */
export function textStyle(theme: Theme, tone: Tone, underCursor = false): TextProps {
  const { color, background, bold, dim, inverse, underline } = styleOf(theme, tone, underCursor);
  return {
    wrap: 'truncate-end',
    ...(color && { color }),
    ...(background && { backgroundColor: background }),
    ...(bold && { bold }),
    ...(dim && { dimColor: dim }),
    ...(inverse && { inverse }),
    ...(underline && { underline }),
  };
}

function merged(line: Line): Line {
  const spans: { text: string; tone: Tone }[] = [];
  for (const { text, tone } of line) {
    const last = spans.at(-1);
    // Spaces look the same in nearly every tone: they join what stands before them.
    if (last && (last.tone === tone || text.trim() === '')) last.text += text;
    else spans.push({ text, tone });
  }
  return spans;
}
