/** One key. `name` is what key tables hold (`j`, `down`, `shift+tab`, `ctrl+l`), `text` what it types. */
export type KeyPress = {
  readonly name: string;
  readonly text: string | null;
};

/** What Ink tells beside the text; only what is read here. */
export type InkKey = {
  readonly upArrow: boolean;
  readonly downArrow: boolean;
  readonly leftArrow: boolean;
  readonly rightArrow: boolean;
  readonly pageUp: boolean;
  readonly pageDown: boolean;
  readonly home: boolean;
  readonly end: boolean;
  readonly return: boolean;
  readonly escape: boolean;
  readonly tab: boolean;
  readonly backspace: boolean;
  readonly delete: boolean;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly meta: boolean;
};

const named = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pageup'],
  ['pageDown', 'pagedown'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'escape'],
  ['tab', 'tab'],
  ['backspace', 'backspace'],
  ['delete', 'delete'],
] as const satisfies readonly (readonly [keyof InkKey, string])[];

const controls: Readonly<Record<string, string>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  '\b': 'backspace',
  '\u001b': 'escape',
  '\u007f': 'backspace',
};

/** The keys of one input event. Keys whose bytes arrive together are one event: `jjj` is three keys. */
export function keyPresses(input: string, key: InkKey): readonly KeyPress[] {
  const special = named.find(([flag]) => key[flag])?.[1];
  if (special !== undefined) return [press(withModifiers(special, key))];
  if (key.ctrl) return [press(`ctrl+${input.toLowerCase()}`)];
  if (key.meta) return [press(`alt+${input}`)];
  return [...input].map(typed);
}

function withModifiers(name: string, key: InkKey): string {
  if (key.ctrl) return `ctrl+${name}`;
  return name === 'tab' && key.shift ? 'shift+tab' : name;
}

function press(name: string): KeyPress {
  return { name, text: null };
}

function typed(character: string): KeyPress {
  const control = controls[character];
  if (control !== undefined) return press(control);
  const code = character.codePointAt(0) ?? 0;
  // C0 codes are the letters with Ctrl held: 1 is ctrl+a.
  if (code < 0x20) return press(`ctrl+${String.fromCodePoint(code + 0x60)}`);
  return { name: character, text: character };
}
