import type { Command } from '../src/input/command.ts';
import { wrap } from '../src/text/fit.ts';
import { type Line, span } from '../src/text/line.ts';
import { ChooseBox } from './choose.tsx';
import { inputLines } from './input-lines.ts';
import type { Size } from './layout.ts';
import { useLive } from './live-context.tsx';
import { useLook } from './look.tsx';
import { PaletteBox } from './palette.tsx';
import { Popup } from './parts/popup.tsx';
import { WhatIfBox } from './what-if.tsx';

type Props = { readonly size: Size; readonly commands: readonly Command[] };

/** What lies over the screen: a question, a line asked for, the palette. */
export function Overlays({ size, commands }: Props) {
  const overlay = useLive(({ view }) => view.overlay);
  const { glyphs } = useLook();
  switch (overlay.kind) {
    case 'none':
    case 'help':
    case 'filter':
      return null;
    case 'palette':
      return (
        <PaletteBox size={size} commands={commands} text={overlay.text} index={overlay.index} />
      );
    case 'confirm':
      return <Popup size={size} title="Sure?" draw={(columns) => confirmLines(overlay, columns)} />;
    case 'choose':
      return <ChooseBox size={size} overlay={overlay} />;
    case 'report':
      return (
        <Popup
          size={size}
          title={overlay.title}
          draw={(columns) => reportLines(overlay.lines, columns)}
        />
      );
    case 'what-if':
      return <WhatIfBox size={size} choice={overlay.choice} />;
    case 'input':
      return (
        <Popup
          size={size}
          title={overlay.title}
          draw={(columns) => inputLines(overlay, columns, glyphs)}
        />
      );
  }
}

/** Each line whole, under each other. */
function reportLines(lines: readonly string[], columns: number): readonly Line[] {
  const said = lines.flatMap((line) =>
    wrap(line, columns - 3).map(
      (text, row): Line => [span(row === 0 ? ' ! ' : '   ', 'bad'), span(text)],
    ),
  );
  return [...said, [], [span(' enter', 'key'), span(' to go on', 'dim')]];
}

function confirmLines(
  { question, detail }: { readonly question: string; readonly detail: string | null },
  columns: number,
): readonly Line[] {
  const lines = (text: string) => wrap(text, columns - 2);
  return [
    ...lines(question).map((text): Line => [span(` ${text}`, 'strong')]),
    ...(detail?.split('\n') ?? []).flatMap(lines).map((text): Line => [span(` ${text}`, 'dim')]),
    [],
    [span(' y', 'key'), span(' yes   ', 'dim'), span('any other key', 'key'), span(' no', 'dim')],
  ];
}
