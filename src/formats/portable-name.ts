/**
 * A name for each id that fits what another tool allows, none of them twice. `allowed` turns any
 * text into one that fits.
 */
export function portableNames(
  names: readonly string[],
  allowed: (name: string) => string,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const taken = new Set<string>();
  for (const name of names) {
    if (found.has(name)) continue;
    const base = allowed(name) || 'slo';
    let own = base;
    for (let next = 2; taken.has(own); next++) own = `${base}-${next}`;
    taken.add(own);
    found.set(name, own);
  }
  return found;
}

/** Letters, digits, `-`, `_` and `.`, with a letter or digit at both ends. */
export function slothName(name: string): string {
  return trimmed(name.replace(/[^A-Za-z0-9_.-]+/g, '-'), /^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g);
}

/** The same in lower case and without `_`: OpenSLO's schema allows no more. */
export function openSloName(name: string): string {
  const plain = name.toLowerCase().replace(/[^a-z0-9.-]+/g, '-');
  return trimmed(plain, /^[^a-z0-9]+|[^a-z0-9]+$/g).slice(0, 250);
}

function trimmed(name: string, ends: RegExp): string {
  return name.replace(ends, '');
}
