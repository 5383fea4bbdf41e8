import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cut, cutMiddle, fit, wrap } from '../../src/text/fit.ts';
import { cell, fitLine, lineWidth, span, spread } from '../../src/text/line.ts';
import { width } from '../../src/text/width.ts';

/** Letters, wide characters, combining marks, emoji made of several code points. */
const anyText = fc
  .array(
    fc.constantFrom(
      'a',
      'Z',
      ' ',
      'é',
      'e\u0301',
      '日',
      '本',
      '👩‍👩‍👧',
      '👍🏽',
      '🇬🇧',
      '…',
      '\u200d',
    ),
  )
  .map((parts) => parts.join(''));
const columns = fc.integer({ min: 0, max: 60 });

describe('fit', () => {
  test.each([
    ['checkout', 10, 'checkout  '],
    ['checkout', 8, 'checkout'],
    ['checkout', 5, 'chec…'],
    ['日本語', 5, '日本…'],
    ['日本語', 4, '日… '],
    ['checkout', 0, ''],
  ])('%s in %i columns', (text, size, expected) => {
    expect(fit(text, size)).toBe(expected);
  });

  test.each([
    ['up api-service-3', 16, 'up api-service-3'],
    ['by-instance api-service-3', 14, 'by-ins…rvice-3'],
    ['日本語日本語', 7, '日…本語'],
    ['checkout', 2, 'c…'],
    ['checkout', 0, ''],
  ])('%s without its middle in %i columns', (text, size, expected) => {
    expect(cutMiddle(text, size)).toBe(expected);
  });

  test('without its middle no text is longer than its columns', () => {
    fc.assert(
      fc.property(anyText, columns, (text, size) => {
        expect(width(cutMiddle(text, size))).toBeLessThanOrEqual(size);
      }),
    );
  });

  test('pads at the left when aligned right', () => {
    expect(fit('9m', 5, 'right')).toBe('   9m');
  });

  test('takes exactly its columns, whatever the text', () => {
    fc.assert(
      fc.property(anyText, columns, (text, size) => {
        expect(width(fit(text, size))).toBe(size);
        expect(width(fit(text, size, 'right'))).toBe(size);
      }),
    );
  });

  test('is the same when done twice', () => {
    fc.assert(
      fc.property(anyText, columns, (text, size) => {
        expect(fit(fit(text, size), size)).toBe(fit(text, size));
      }),
    );
  });

  test('leaves out marks on whose width terminals disagree', () => {
    expect(cut('👩‍👩‍👧 ok\ufe0f', 20)).toBe('👩👩👧 ok');
  });
});

describe('wrap', () => {
  test('breaks at spaces, and inside words longer than a line', () => {
    expect(wrap('sum by (job) (increase(requests_total[30d]))', 16)).toEqual([
      'sum by (job)',
      '(increase(reques',
      'ts_total[30d]))',
    ]);
  });

  test('no line is longer than asked, and nothing but spaces is lost', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', ' ', '日') }), (text) => {
        const lines = wrap(text, 7);
        expect(lines.every((line) => width(line) <= 7)).toBe(true);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });
});

describe('lines', () => {
  test('a line takes exactly its columns', () => {
    const lines = fc.array(anyText.map((text) => span(text)));
    fc.assert(
      fc.property(lines, columns, (line, size) => {
        expect(lineWidth(fitLine(line, size))).toBe(size);
      }),
    );
  });

  test('what stands at the left gives way to what stands at the right', () => {
    const line = spread([span('a title that is long')], [cell('3:12', 4)], 13);
    expect(line.map(({ text }) => text).join('')).toBe('a title… 3:12');
  });

  test('two halves take exactly their columns', () => {
    fc.assert(
      fc.property(anyText, anyText, columns, (left, right, size) => {
        const steadyRight = cell(right, Math.min(10, size));
        expect(lineWidth(spread([span(left)], [steadyRight], size))).toBe(size);
      }),
    );
  });
});
