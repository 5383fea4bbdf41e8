import path from 'node:path';

/** Where paths that are not absolute start, and what `~` is. */
export type PathBase = { readonly folder: string; readonly home: string };

/** An absolute path: `~/x` is in the home folder, `x` in the base folder. */
export function resolvePath(text: string, { folder, home }: PathBase): string {
  if (text === '~') return home;
  if (text.startsWith('~/')) return path.join(home, text.slice(2));
  return path.resolve(folder, text);
}
