import type { Glyphs } from '../../src/text/glyphs.ts';

/** How a key is written: `↵`, `esc`, `a`. */
export function keyLabel(name: string, glyphs: Glyphs): string {
  return glyphs.keys[name] ?? name;
}
