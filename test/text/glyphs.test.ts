import { describe, expect, test } from 'vitest';
import { type Glyphs, glyphSets } from '../../src/text/glyphs.ts';
import { width } from '../../src/text/width.ts';

const printable = /^[\x20-\x7e]*$/;

function signs({ marks, cursor, caret, border, gauge, gaugeRest, bars }: Glyphs): string[] {
  return [
    ...Object.values(marks),
    cursor,
    caret,
    ...Object.values(border),
    ...gauge,
    gaugeRest,
    ...bars,
  ];
}

describe.each(Object.values(glyphSets))('$level glyphs', (glyphs) => {
  test('take one column each and are no emoji', () => {
    const wrong = signs(glyphs).filter(
      (sign) => width(sign) !== 1 || (/\p{Emoji}/u.test(sign) && !printable.test(sign)),
    );
    expect(wrong).toEqual([]);
  });

  test('give each state a sign of its own', () => {
    const marks = Object.values(glyphs.marks);
    expect(new Set(marks).size).toBe(marks.length);
  });
});

test('the ASCII level is ASCII alone, in sentences too', () => {
  const { say, keys } = glyphSets.ascii;
  expect(
    [...signs(glyphSets.ascii), ...Object.values(keys)].every((sign) => printable.test(sign)),
  ).toBe(true);
  expect(say('burn 14.9× · → bob … –')).toMatch(printable);
  expect(say('14.9× →')).toHaveLength('14.9× →'.length);
});
