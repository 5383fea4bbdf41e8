import { clean } from '../text/clean.ts';

/** A line being typed; `caret` counts characters (code points) before it. */
export type TextInput = {
  readonly text: string;
  readonly caret: number;
};

type Edit = (before: readonly string[], after: readonly string[]) => TextInput;

const at = (before: readonly string[], after: readonly string[]): TextInput => ({
  text: [...before, ...after].join(''),
  caret: before.length,
});

const edits: Readonly<Record<string, Edit>> = {
  backspace: (before, after) => at(before.slice(0, -1), after),
  delete: (before, after) => at(before, after.slice(1)),
  left: (before, after) => at(before.slice(0, -1), [...before.slice(-1), ...after]),
  right: (before, after) => at([...before, ...after.slice(0, 1)], after.slice(1)),
  home: (before, after) => at([], [...before, ...after]),
  'ctrl+a': (before, after) => at([], [...before, ...after]),
  end: (before, after) => at([...before, ...after], []),
  'ctrl+e': (before, after) => at([...before, ...after], []),
  'ctrl+u': (_, after) => at([], after),
  'ctrl+k': (before) => at(before, []),
  'ctrl+w': (before, after) => at([...before.join('').replace(/\S+\s*$/, '')], after),
};

/** The line after a key, or null when the key is none of an editor's. */
export function editText(line: TextInput, key: { name: string; text: string | null }) {
  const edit = edits[key.name];
  if (edit === undefined) return key.text === null ? null : insertText(line, key.text);
  const [before, after] = split(line);
  return edit(before, after);
}

/** The line with text put in at the caret, as one line without control characters. */
export function insertText(line: TextInput, text: string): TextInput {
  const [before, after] = split(line);
  return at([...before, ...clean(text)], after);
}

/** A line with the caret at its end. */
export function textInput(text: string): TextInput {
  return { text, caret: [...text].length };
}

function split({ text, caret }: TextInput): readonly [readonly string[], readonly string[]] {
  const characters = [...text];
  return [characters.slice(0, caret), characters.slice(caret)];
}
