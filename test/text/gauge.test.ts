import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gauge } from '../../src/text/gauge.ts';
import { glyphSets } from '../../src/text/glyphs.ts';
import { width } from '../../src/text/width.ts';

const share = fc.double({ min: -1, max: 2, noNaN: true });
const anyGlyphs = fc.constantFrom(...Object.values(glyphSets));

describe('gauge', () => {
  test('draws in eighths of a column', () => {
    expect(gauge(0.23, 10, glyphSets.braille)).toEqual({ filled: '██▎', rest: '·······' });
    expect(gauge(0.23, 10, glyphSets.ascii)).toEqual({ filled: '##', rest: '........' });
  });

  test('an unknown share is blank, not empty', () => {
    expect(gauge(null, 4, glyphSets.braille)).toEqual({ filled: '', rest: '    ' });
    expect(gauge(0, 4, glyphSets.braille)).toEqual({ filled: '', rest: '····' });
  });

  test('takes exactly its columns', () => {
    fc.assert(
      fc.property(share, fc.integer({ min: 1, max: 40 }), anyGlyphs, (value, columns, glyphs) => {
        const { filled, rest } = gauge(value, columns, glyphs);
        expect(width(filled + rest)).toBe(columns);
      }),
    );
  });

  test('is full only when all is left, and shows something while something is left', () => {
    expect(gauge(0.9999, 10, glyphSets.braille).filled).toBe('█████████▉');
    expect(gauge(0.0001, 10, glyphSets.braille).filled).toBe('▏');
    expect(gauge(1, 10, glyphSets.braille).filled).toBe('██████████');
    expect(gauge(-0.3, 10, glyphSets.braille).filled).toBe('');
  });

  test('more is never drawn shorter', () => {
    const ink = (value: number) => {
      const { filled } = gauge(value, 10, glyphSets.braille);
      return [...filled].reduce((sum, sign) => sum + glyphSets.braille.gauge.indexOf(sign) + 1, 0);
    };
    fc.assert(
      fc.property(share, share, (one, other) => {
        if (one <= other) expect(ink(one)).toBeLessThanOrEqual(ink(other));
      }),
    );
  });
});
