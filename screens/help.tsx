import type { Command } from '../src/input/command.ts';
import type { Glyphs } from '../src/text/glyphs.ts';
import { cell, fitLine, type Line, lineWidth, span } from '../src/text/line.ts';
import { inside, type Rect } from './layout.ts';
import { useLive } from './live-context.tsx';
import { useLook } from './look.tsx';
import { Document } from './parts/document.tsx';
import { keyLabel } from './parts/key-label.ts';

type Props = { readonly rect: Rect; readonly commands: readonly Command[] };

const groups = ['Act', 'See', 'Move', 'Program'] as const;

/** Every key there is, out of the same table that runs them. */
export function HelpScreen({ rect, commands }: Props) {
  const { glyphs } = useLook();
  const offset = useLive(({ view }) => (view.overlay.kind === 'help' ? view.overlay.offset : 0));
  const room = inside(rect);
  const lines = [...helpLines(commands, room.columns, glyphs), ...legend(glyphs, room.columns)];
  return <Document rect={rect} title={[span('Keys', 'strong')]} lines={lines} scroll={offset} />;
}

const keyColumns = 16;

/** In two columns where nothing has to be cut for it. */
function helpLines(commands: readonly Command[], columns: number, glyphs: Glyphs): readonly Line[] {
  const sections = groups
    .map((group) => ({ group, of: commands.filter((command) => command.group === group) }))
    .filter(({ of }) => of.length > 0);
  const blocks = sections.map(({ group, of }): readonly Line[] => [
    [span(` ${group}`, 'accent')],
    ...of.map((command) => helpLine(command, glyphs)),
    [],
  ]);
  const split = bestSplit(blocks);
  const [left, right] = [blocks.slice(0, split).flat(), blocks.slice(split).flat()];
  const leftColumns = widest(left) + 2;
  return leftColumns + widest(right) > columns ? blocks.flat() : besides(left, right, leftColumns);
}

function helpLine({ keys, title }: Command, glyphs: Glyphs): Line {
  const names = keys.map((key) => keyLabel(key, glyphs)).join(' ');
  return [span('   '), cell(names, keyColumns, 'key'), span(' '), span(title)];
}

/** Where to break blocks into two columns of nearly the same height. */
function bestSplit(blocks: readonly (readonly Line[])[]): number {
  const heightOf = (part: readonly (readonly Line[])[]) => part.flat().length;
  const splits = blocks.map((_, index) => index + 1);
  const uneven = (split: number) =>
    Math.abs(heightOf(blocks.slice(0, split)) - heightOf(blocks.slice(split)));
  return splits.toSorted((a, b) => uneven(a) - uneven(b))[0] ?? blocks.length;
}

function widest(lines: readonly Line[]): number {
  return Math.max(0, ...lines.map(lineWidth));
}

function besides(left: readonly Line[], right: readonly Line[], columns: number): readonly Line[] {
  const rows = Math.max(left.length, right.length);
  return Array.from(
    { length: rows },
    (_, row): Line => [...fitLine(left[row] ?? [], columns), ...(right[row] ?? [])],
  );
}

/** What the marks mean: the one place where they are all together. */
function legend({ marks }: Glyphs, columns: number): readonly Line[] {
  const entries = Object.entries(marks).filter(([mark]) => mark !== 'waiting');
  const words = entries.map(([mark, sign]) => `${sign} ${mark.replace('-', ' ')}`.padEnd(14));
  const perLine = Math.max(1, Math.floor((columns - 4) / 14));
  const lines = Array.from(
    { length: Math.ceil(words.length / perLine) },
    (_, line): Line => [span(`   ${words.slice(line * perLine, (line + 1) * perLine).join('')}`)],
  );
  return [[span(' Marks', 'accent')], ...lines];
}
