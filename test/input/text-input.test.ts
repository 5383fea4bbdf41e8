import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editText, insertText, type TextInput, textInput } from '../../src/input/text-input.ts';

function typed(line: TextInput, ...names: readonly string[]): TextInput {
  return names.reduce((before, name) => {
    const text = [...name].length === 1 ? name : null;
    return editText(before, { name, text }) ?? before;
  }, line);
}

describe('the line editor', () => {
  test('types, moves and deletes where the caret is', () => {
    expect(typed(textInput(''), 'a', 'c', 'left', 'b')).toEqual({ text: 'abc', caret: 2 });
    expect(typed(textInput('abc'), 'home', 'delete', 'end', 'backspace')).toEqual({
      text: 'b',
      caret: 1,
    });
  });

  test('ctrl+w takes the word before the caret, ctrl+u all before it', () => {
    expect(typed(textInput('SEV-2 slow search '), 'ctrl+w')).toEqual({
      text: 'SEV-2 slow ',
      caret: 11,
    });
    expect(typed(textInput('ab cd'), 'left', 'left', 'ctrl+u')).toEqual({ text: 'cd', caret: 0 });
  });

  test('a character outside the basic plane is one step', () => {
    expect(typed(textInput('𝒳y'), 'left', 'left', 'delete')).toEqual({ text: 'y', caret: 0 });
  });

  test('pasted text becomes one line without control characters', () => {
    expect(insertText(textInput('a'), 'b\r\nc\u001b[31md\u0007')).toEqual({
      text: 'ab cd',
      caret: 5,
    });
  });

  test('keys of no editor are left to others', () => {
    expect(editText(textInput('a'), { name: 'up', text: null })).toBeNull();
  });

  test('the caret never leaves the line, whatever is typed', () => {
    const names = ['a', '文', 'left', 'right', 'home', 'end', 'backspace', 'delete', 'ctrl+w'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...names)), (keys) => {
        const { text, caret } = typed(textInput('start'), ...keys);
        expect(caret).toBeGreaterThanOrEqual(0);
        expect(caret).toBeLessThanOrEqual([...text].length);
      }),
    );
  });
});
