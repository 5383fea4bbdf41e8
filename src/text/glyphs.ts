/** What a row's mark stands for; each has a sign of its own, so that no state is told by colour alone. */
export type Mark =
  | 'page'
  | 'ticket'
  | 'recovering'
  | 'silent-burn'
  | 'exhausted'
  | 'ok'
  | 'no-traffic'
  | 'no-data'
  | 'failed'
  | 'stale'
  | 'waiting';

/** The characters a terminal can be trusted with. All of them take one column. */
export type Glyphs = {
  readonly level: 'braille' | 'block' | 'ascii';
  readonly marks: Readonly<Record<Mark, string>>;
  readonly cursor: string;
  readonly caret: string;
  readonly border: {
    readonly topLeft: string;
    readonly topRight: string;
    readonly bottomLeft: string;
    readonly bottomRight: string;
    readonly across: string;
    readonly down: string;
  };
  /** From the emptiest to the fullest cell of a gauge, growing to the right. */
  readonly gauge: readonly string[];
  readonly gaugeRest: string;
  /** From the lowest to the highest cell of a sparkline, growing upward. */
  readonly bars: readonly string[];
  /** Names of keys as they are shown. */
  readonly keys: Readonly<Record<string, string>>;
  /** Rewrites the signs used in sentences (`×`, `–`, `→`, …) into what the terminal has, one for one. */
  readonly say: (text: string) => string;
};

const marks: Record<Mark, string> = {
  page: '▲',
  ticket: '△',
  recovering: '◐',
  'silent-burn': '◇',
  exhausted: '✗',
  ok: '●',
  'no-traffic': '○',
  'no-data': '?',
  failed: '!',
  stale: '~',
  waiting: '◌',
};

const keys = {
  ' ': 'space',
  enter: '↵',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  escape: 'esc',
  tab: 'tab',
};

const braille: Glyphs = {
  level: 'braille',
  marks,
  cursor: '▸',
  caret: '▏',
  border: {
    topLeft: '╭',
    topRight: '╮',
    bottomLeft: '╰',
    bottomRight: '╯',
    across: '─',
    down: '│',
  },
  gauge: ['▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'],
  gaugeRest: '·',
  bars: ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
  keys,
  say: (text) => text,
};

const block: Glyphs = {
  ...braille,
  level: 'block',
  border: { ...braille.border, topLeft: '┌', topRight: '┐', bottomLeft: '└', bottomRight: '┘' },
};

const inAscii: Readonly<Record<string, string>> = {
  '×': 'x',
  '≈': '~',
  '–': '-',
  '−': '-',
  '·': '|',
  '…': '.',
  '→': '>',
  '✓': '+',
  '↑': '^',
  '↓': 'v',
  '≤': '<',
};

const ascii: Glyphs = {
  level: 'ascii',
  marks: {
    page: 'P',
    ticket: 'T',
    recovering: 'R',
    'silent-burn': 'S',
    exhausted: 'X',
    ok: '*',
    'no-traffic': 'o',
    'no-data': '?',
    failed: '!',
    stale: '~',
    waiting: '.',
  },
  cursor: '>',
  caret: '_',
  border: {
    topLeft: '+',
    topRight: '+',
    bottomLeft: '+',
    bottomRight: '+',
    across: '-',
    down: '|',
  },
  gauge: ['#'],
  gaugeRest: '.',
  bars: ['_', '.', '-', '=', '#'],
  keys: {
    ' ': 'space',
    enter: 'ret',
    up: 'up',
    down: 'down',
    left: 'left',
    right: 'right',
    escape: 'esc',
  },
  say: (text) => text.replace(/[×≈–−·…→✓↑↓≤]/g, (sign) => inAscii[sign] ?? sign),
};

/** Three levels: everything, no braille (some fonts and tmux builds lack it), ASCII alone. */
export const glyphSets = { braille, block, ascii } as const;
