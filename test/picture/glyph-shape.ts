/** A character's cell in the picture. */
export type Cell = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

const eighths = '▏▎▍▌▋▊▉█';

/**
 * Braille, blocks and lines as shapes: fonts draw them in widths of their own, or not at all. Null for
 * what is a letter.
 */
export function drawGlyph(char: string, cell: Cell, fill: string): string | null {
  const code = char.codePointAt(0) ?? 0;
  if (code >= 0x2800 && code <= 0x28ff) return braille(code - 0x2800, cell, fill);
  const eighth = eighths.indexOf(char) + 1;
  if (eighth > 0) return box(cell.x, cell.y, (cell.width * eighth) / 8, cell.height, fill);
  return line(char, cell, fill);
}

/** Dots 1 to 8 stand in two columns and four rows; bits 6 and 7 are the lowest row. */
function braille(bits: number, { x, y, width, height }: Cell, fill: string): string {
  const places = [0, 1, 2, 3, 4, 5, 6, 7].filter((bit) => bits & (1 << bit));
  return places
    .map((bit) => {
      const column = bit < 6 ? Math.floor(bit / 3) : bit - 6;
      const row = bit < 6 ? bit % 3 : 3;
      return box(
        x + (column * width) / 2 + 0.6,
        y + (row * height) / 4 + 0.6,
        width / 2 - 1.2,
        height / 4 - 1.2,
        fill,
      );
    })
    .join('');
}

function line(char: string, { x, y, width, height }: Cell, fill: string): string | null {
  const [cx, cy] = [x + width / 2, y + height / 2];
  const paths: Readonly<Record<string, string>> = {
    '─': `M${x} ${cy}H${x + width}`,
    '│': `M${cx} ${y}V${y + height}`,
    '╭': `M${cx} ${y + height}V${cy + 4}Q${cx} ${cy} ${x + width} ${cy}`,
    '╮': `M${cx} ${y + height}V${cy + 4}Q${cx} ${cy} ${x} ${cy}`,
    '╰': `M${cx} ${y}V${cy - 4}Q${cx} ${cy} ${x + width} ${cy}`,
    '╯': `M${cx} ${y}V${cy - 4}Q${cx} ${cy} ${x} ${cy}`,
  };
  const path = paths[char];
  return path === undefined ? null : `<path d="${path}" fill="none" stroke="${fill}"/>`;
}

function box(x: number, y: number, width: number, height: number, fill: string): string {
  const [left, top, wide, high] = [x, y, width, height].map((one) => Number(one.toFixed(1)));
  return `<rect x="${left}" y="${top}" width="${wide}" height="${high}" fill="${fill}"/>`;
}
