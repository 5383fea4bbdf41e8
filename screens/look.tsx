import { createContext, type ReactNode, useContext } from 'react';
import { type Glyphs, glyphSets } from '../src/text/glyphs.ts';
import { type Theme, themes } from '../src/text/theme.ts';

/** What the terminal can show, by name. */
export type LookName = {
  readonly glyphs: keyof typeof glyphSets;
  readonly theme: keyof typeof themes;
};

/** Which characters and which styles to draw with. */
export type Look = { readonly glyphs: Glyphs; readonly theme: Theme };

const LookContext = createContext<Look>({ glyphs: glyphSets.ascii, theme: themes.monochrome });

/** The characters and styles that go by these names; the same object each time. */
export function lookOf({ glyphs, theme }: LookName): Look {
  const key = `${glyphs} ${theme}`;
  const known = looks.get(key);
  const look = known ?? { glyphs: glyphSets[glyphs], theme: themes[theme] };
  if (known === undefined) looks.set(key, look);
  return look;
}

const looks = new Map<string, Look>();

type Props = { readonly look: LookName; readonly children: ReactNode };

export function LookProvider({ look, children }: Props) {
  return <LookContext value={lookOf(look)}>{children}</LookContext>;
}

export function useLook(): Look {
  return useContext(LookContext);
}
