import type { ColourTheme } from './capabilities.ts';

const levels: Readonly<Record<ColourTheme, string>> = {
  // Level 0 would take bold and inverse away too, and with them the cursor row.
  monochrome: '1',
  sixteen: '1',
  truecolor: '2',
};

/**
 * Runs `load`, which imports Ink, with the colour level the theme needs: chalk reads it from the
 * environment once, and takes a terminal with `CI` set for one without colours.
 */
export async function withColourLevel<T>(
  theme: ColourTheme,
  load: () => Promise<T>,
  env: Record<string, string | undefined> = process.env,
): Promise<T> {
  const before = env.FORCE_COLOR;
  const ci = env.CI;
  if (before !== '3') env.FORCE_COLOR = levels[theme];
  delete env.CI;
  try {
    return await load();
  } finally {
    if (before === undefined) delete env.FORCE_COLOR;
    else env.FORCE_COLOR = before;
    if (ci !== undefined) env.CI = ci;
  }
}
