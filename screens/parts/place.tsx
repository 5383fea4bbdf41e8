import { Box } from 'ink';
import type { ReactNode } from 'react';
import type { Rect } from '../layout.ts';

type Props = { readonly rect: Rect; readonly children: ReactNode };

/** Puts its children at a place of the screen. */
export function Place({ rect, children }: Props) {
  const { left, top, columns, rows } = rect;
  return (
    <Box
      position="absolute"
      left={left}
      top={top}
      width={columns}
      height={rows}
      flexDirection="column"
    >
      {children}
    </Box>
  );
}
