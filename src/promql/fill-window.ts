import { justUnder } from './just-under.ts';

/**
 * A template of a count over one window: `$window` becomes the window, `$justUnder` a range a
 * millisecond shorter, `$seconds` its length in seconds.
 */
export function fillWindow(template: string, window: string, seconds: number): string {
  return template
    .replaceAll('$window', window)
    .replaceAll('$justUnder', () => justUnder(seconds))
    .replaceAll('$seconds', String(seconds));
}
