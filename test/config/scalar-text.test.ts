import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMap, isScalar, parseDocument, type Scalar, stringify } from 'yaml';
import { scalarText } from '../../src/config/scalar-text.ts';

function scalarIn(source: string): Scalar {
  const { contents } = parseDocument(source);
  const node = isMap(contents) ? contents.get('q', true) : null;
  return isScalar(node) ? node : expect.fail('no scalar');
}

/** Line and column of the first `BAD` of the value, through the map. */
function placeOfBad(source: string): string {
  const node = scalarIn(source);
  const offset = scalarText(node, source)?.offsetOf(String(node.value).indexOf('BAD')) ?? 0;
  const before = source.slice(0, offset).split('\n');
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}

describe('where a character of a value stands', () => {
  test.each([
    ['plain', 'q: sum(BAD)', '1:8'],
    ['plain over lines', 'q: sum(\n    x\n  ) + BAD', '3:7'],
    ['literal block', 'q: |\n  sum(\n    BAD)\n', '3:5'],
    ['literal with a header', 'q: |2- # why\n    sum(\n    BAD)', '3:5'],
    ['folded block', 'q: >\n  sum(x)\n  / BAD\n', '3:5'],
    ['folded with blank lines', 'q: >-\n  sum(x)\n\n\n  / BAD', '5:5'],
    ['single quotes', "q: 'it''s BAD'", '1:11'],
    ['double quotes with escapes', 'q: "a=\\"b\\" \\x41 \\u00e4 BAD"', '1:25'],
    ['double quotes over lines', 'q: "sum(x) \\\n  / BAD"', '2:5'],
    ['line feeds of Windows', 'q: |\r\n  sum(\r\n  BAD)\r\n', '3:3'],
    ['behind an astral character', 'q: "\\U0001F600 BAD"', '1:16'],
  ])('%s', (_, source, place) => {
    expect(placeOfBad(source)).toBe(place);
  });

  test('what is missing at the end is missing behind the last character', () => {
    const source = 'q: |\n  sum(x\n\n';
    const node = scalarIn(source);
    const value = String(node.value);
    expect(scalarText(node, source)?.offsetOf(value.length)).toBe(source.indexOf('x') + 1);
  });

  test('every visible character, in every style yaml writes', () => {
    const word = fc.string({ unit: fc.constantFrom(...'ab "\\\'#:{}[]()\n=~,x') });
    const style = fc.constantFrom(
      'PLAIN',
      'QUOTE_DOUBLE',
      'QUOTE_SINGLE',
      'BLOCK_LITERAL',
      'BLOCK_FOLDED',
    );
    fc.assert(
      fc.property(word, style, (written, defaultStringType) => {
        const source = stringify({ q: written }, { defaultStringType, lineWidth: 20 });
        const node = scalarIn(source);
        const value = String(node.value);
        const text = scalarText(node, source) ?? expect.fail(`no map of ${source}`);
        for (let index = 0; index < value.length; index += 1) {
          const char = value.charAt(index);
          if (!/\S/.test(char)) continue;
          const { from, to } = text.spanOf(index, index + 1);
          expect(from).toBe(text.offsetOf(index));
          expect(
            ['\\', "''"].some((one) => source.slice(from, to).startsWith(one)) ||
              source.slice(from, to) === char,
          ).toBe(true);
        }
      }),
    );
  });
});
