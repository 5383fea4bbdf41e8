/** What a piece of text means; a theme says how that looks. */
export type Tone =
  | 'plain'
  | 'dim'
  | 'strong'
  | 'accent'
  | 'border'
  | 'focus'
  | 'key'
  | 'page'
  | 'ticket'
  | 'recovering'
  | 'silent-burn'
  | 'exhausted'
  | 'ok'
  | 'unknown'
  | 'good'
  | 'bad'
  | 'banner'
  | 'selected'
  | PersonTone;

/** Tells people apart; a letter beside it does where there is no colour. */
export const personTones = [
  'person-1',
  'person-2',
  'person-3',
  'person-4',
  'person-5',
  'person-6',
] as const;

export type PersonTone = (typeof personTones)[number];

/** How text is drawn; `color` is a name of the 16 or `#rrggbb`. */
export type Style = {
  readonly color?: string;
  readonly background?: string;
  readonly bold?: boolean;
  readonly dim?: boolean;
  readonly inverse?: boolean;
  readonly underline?: boolean;
};

export type Theme = {
  readonly name: string;
  readonly tones: Readonly<Record<Tone, Style>>;
  /** Laid over the row under the cursor of the focused pane. */
  readonly cursor: Style;
};

/** The terminal's own 16 colours, which its owner chose to be readable; no black, white or blue. */
const sixteen: Theme = {
  name: 'sixteen',
  tones: {
    plain: {},
    dim: { dim: true },
    strong: { bold: true },
    accent: { color: 'cyan' },
    border: { dim: true },
    focus: { color: 'cyan' },
    key: { bold: true },
    page: { color: 'red', bold: true },
    ticket: { color: 'yellow' },
    recovering: { color: 'cyan' },
    'silent-burn': { color: 'yellow' },
    exhausted: { color: 'red' },
    ok: { color: 'green' },
    unknown: { color: 'magenta' },
    good: { color: 'green' },
    bad: { color: 'red', bold: true },
    banner: { inverse: true, bold: true },
    selected: { inverse: true },
    'person-1': { color: 'cyan' },
    'person-2': { color: 'green' },
    'person-3': { color: 'yellow' },
    'person-4': { color: 'magenta' },
    'person-5': { color: 'cyan', bold: true },
    'person-6': { color: 'green', bold: true },
  },
  cursor: { inverse: true },
};

/**
 * Nothing tells whether the background is dark or light, so text keeps the terminal's own colour and
 * the others are of middle lightness: contrast of at least 3 to both #1e1e1e and white.
 */
const truecolor: Theme = {
  name: 'truecolor',
  tones: {
    plain: {},
    dim: { color: '#808894' },
    strong: { bold: true },
    accent: { color: '#3b8fd6' },
    border: { color: '#6b7280' },
    focus: { color: '#3b8fd6' },
    key: { bold: true },
    page: { color: '#e5484d', bold: true },
    ticket: { color: '#c77d0a' },
    recovering: { color: '#0f958a' },
    'silent-burn': { color: '#a9851f' },
    exhausted: { color: '#d6487e' },
    ok: { color: '#2f9e5f' },
    unknown: { color: '#9a6ee0' },
    good: { color: '#2f9e5f' },
    bad: { color: '#e5484d', bold: true },
    banner: { color: '#ffffff', background: '#9a5b00', bold: true },
    selected: { color: '#ffffff', background: '#35507a' },
    'person-1': { color: '#3b8fd6' },
    'person-2': { color: '#2f9e5f' },
    'person-3': { color: '#c77d0a' },
    'person-4': { color: '#9a6ee0' },
    'person-5': { color: '#0f958a' },
    'person-6': { color: '#d6487e' },
  },
  cursor: { color: '#ffffff', background: '#35507a' },
};

const monochrome: Theme = {
  name: 'monochrome',
  tones: {
    plain: {},
    dim: { dim: true },
    strong: { bold: true },
    accent: {},
    border: { dim: true },
    focus: { bold: true },
    key: { bold: true },
    page: { bold: true },
    ticket: { bold: true },
    recovering: {},
    'silent-burn': {},
    exhausted: { bold: true },
    ok: {},
    unknown: {},
    good: {},
    bad: { bold: true },
    banner: { inverse: true, bold: true },
    selected: { inverse: true },
    'person-1': {},
    'person-2': {},
    'person-3': {},
    'person-4': {},
    'person-5': {},
    'person-6': {},
  },
  cursor: { inverse: true },
};

/** By what the terminal can show; NO_COLOR asks for `monochrome`. */
export const themes = { truecolor, sixteen, monochrome } as const;

/** The style of a tone, with the cursor laid over it when the row is under the cursor. */
export function styleOf(theme: Theme, tone: Tone, underCursor: boolean): Style {
  const style = theme.tones[tone];
  if (!underCursor) return style;
  return style.bold ? { ...theme.cursor, bold: true } : theme.cursor;
}
