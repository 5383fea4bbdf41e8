export type Glyphs = 'braille' | 'block' | 'ascii';
export type ColourTheme = 'truecolor' | 'sixteen' | 'monochrome';

/** What the terminal can show, for the screens to choose their look by. */
export type Capabilities = {
  readonly glyphs: Glyphs;
  readonly theme: ColourTheme;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the terminal's abilities from the environment. Unknown terminals get less, never more. */
export function capabilities(
  env: Environment,
  platform: NodeJS.Platform = process.platform,
): Capabilities {
  return { glyphs: glyphsOf(env, platform), theme: themeOf(env) };
}

function glyphsOf(env: Environment, platform: NodeJS.Platform): Glyphs {
  const term = env.TERM ?? '';
  if (term === 'dumb') return 'ascii';
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || '';
  // Terminals of macOS and Windows are UTF-8 without a locale that says so.
  const silentUtf8 = locale === '' && (platform === 'darwin' || platform === 'win32');
  if (!silentUtf8 && !/utf-?8/i.test(locale)) return 'ascii';
  // The Linux console has block elements in its font but no braille.
  return term === 'linux' ? 'block' : 'braille';
}

function themeOf(env: Environment): ColourTheme {
  // https://no-color.org: any value but the empty one.
  if (env.NO_COLOR) return 'monochrome';
  const forced = env.FORCE_COLOR;
  if (forced === '0' || forced === 'false') return 'monochrome';
  const term = env.TERM ?? '';
  if (/^(truecolor|24bit)$/.test(env.COLORTERM ?? '') || forced === '3') return 'truecolor';
  // Ink maps a colour to the nearest of 256 by itself.
  if (/-256(color)?$|-direct$/.test(term) || forced === '2') return 'truecolor';
  if ((term === '' || term === 'dumb') && !forced) return 'monochrome';
  return 'sixteen';
}
