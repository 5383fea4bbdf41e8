import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import type { Glyphs } from '../../src/text/glyphs.ts';
import { fitLine, type Line, lineWidth, span } from '../../src/text/line.ts';
import type { Tone } from '../../src/text/theme.ts';
import type { Rect } from '../layout.ts';
import { useLook } from '../look.tsx';
import { LineView, textStyle } from './line-view.tsx';

type Props = {
  readonly rect: Rect;
  /** Stands in the upper border. */
  readonly title: Line;
  /** Stands at the right of the lower border: `3/24`. */
  readonly foot?: string;
  readonly focused?: boolean;
  readonly children?: ReactNode;
};

/** A bordered box at its place. One row high, it is only its title. */
export function Frame({ rect, title, foot = '', focused = false, children }: Props) {
  const { glyphs, theme } = useLook();
  const { border } = glyphs;
  const tone: Tone = focused ? 'focus' : 'border';
  const open = rect.rows > 1;
  const side = Array.from({ length: Math.max(0, rect.rows - 2) }, () => border.down).join('\n');
  const place = { left: rect.left, top: rect.top, width: rect.columns, height: rect.rows };
  return (
    <Box position="absolute" {...place}>
      <At left={0} top={0}>
        <LineView line={topLine(glyphs, rect.columns, title, { tone, open })} />
      </At>
      {open && (
        <>
          <At left={0} top={1}>
            <Text {...textStyle(theme, tone)}>{side}</Text>
          </At>
          <At left={1} top={1}>
            {children}
          </At>
          <At left={rect.columns - 1} top={1}>
            <Text {...textStyle(theme, tone)}>{side}</Text>
          </At>
          <At left={0} top={rect.rows - 1}>
            <LineView line={bottomLine(glyphs, rect.columns, foot, tone)} />
          </At>
        </>
      )}
    </Box>
  );
}

type AtProps = { readonly left: number; readonly top: number; readonly children: ReactNode };

function At({ left, top, children }: AtProps) {
  return (
    <Box position="absolute" left={left} top={top} flexDirection="column">
      {children}
    </Box>
  );
}

function topLine(
  { border }: Glyphs,
  columns: number,
  title: Line,
  { tone, open }: { readonly tone: Tone; readonly open: boolean },
): Line {
  const room = Math.max(0, columns - 4);
  const shown = lineWidth(title) > room ? fitLine(title, room) : title;
  const rest = border.across.repeat(Math.max(0, columns - 3 - lineWidth(shown)));
  return [
    span(open ? border.topLeft : border.across, tone),
    ...shown,
    span(` ${rest}${open ? border.topRight : border.across}`, tone),
  ];
}

function bottomLine({ border }: Glyphs, columns: number, foot: string, tone: Tone): Line {
  const text = foot === '' || foot.length > columns - 6 ? '' : ` ${foot} ${border.across}`;
  const rest = border.across.repeat(Math.max(0, columns - 2 - text.length));
  return [span(`${border.bottomLeft}${rest}${text}${border.bottomRight}`, tone)];
}
