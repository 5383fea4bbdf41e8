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
  | 'banner';

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
const ansi: Theme = {
  name: 'ansi',
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
  },
  cursor: { inverse: true },
};

const dark: Theme = {
  name: 'dark',
  tones: {
    plain: { color: '#c8ccd4' },
    dim: { color: '#7a8190' },
    strong: { color: '#f0f2f5', bold: true },
    accent: { color: '#7fb8e6' },
    border: { color: '#4a5160' },
    focus: { color: '#7fb8e6' },
    key: { color: '#e3c28f' },
    page: { color: '#ff6b6b', bold: true },
    ticket: { color: '#f0b45a' },
    recovering: { color: '#6fc7c1' },
    'silent-burn': { color: '#d9b06c' },
    exhausted: { color: '#e5739f' },
    ok: { color: '#7cc48a' },
    unknown: { color: '#b99be8' },
    good: { color: '#7cc48a' },
    bad: { color: '#ff6b6b', bold: true },
    banner: { color: '#16181d', background: '#e3c28f', bold: true },
  },
  cursor: { background: '#2c3342' },
};

const light: Theme = {
  name: 'light',
  tones: {
    plain: { color: '#2b303b' },
    dim: { color: '#737a88' },
    strong: { color: '#0f1217', bold: true },
    accent: { color: '#1f6aa5' },
    border: { color: '#b3b9c4' },
    focus: { color: '#1f6aa5' },
    key: { color: '#7a5200' },
    page: { color: '#c1121f', bold: true },
    ticket: { color: '#9a5b00' },
    recovering: { color: '#0b7a75' },
    'silent-burn': { color: '#86600c' },
    exhausted: { color: '#a8184f' },
    ok: { color: '#1f7a3a' },
    unknown: { color: '#6a3fb5' },
    good: { color: '#1f7a3a' },
    bad: { color: '#c1121f', bold: true },
    banner: { color: '#ffffff', background: '#7a5200', bold: true },
  },
  cursor: { background: '#dde5f0' },
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
  },
  cursor: { inverse: true },
};

/** `ansi` on any background with 16 colours, `dark` and `light` with truecolor, `monochrome` for NO_COLOR. */
export const themes = { ansi, dark, light, monochrome } as const;

/** The style of a tone, with the cursor laid over it when the row is under the cursor. */
export function styleOf(theme: Theme, tone: Tone, underCursor: boolean): Style {
  const style = theme.tones[tone];
  if (!underCursor) return style;
  return theme.cursor.inverse ? { ...theme.cursor, bold: true } : { ...style, ...theme.cursor };
}
