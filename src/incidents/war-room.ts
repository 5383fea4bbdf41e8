import type { Incident } from './incident.ts';

/** A channel of the incident's own, as most chat programs accept its name. */
export const usualWarRoom = '#{id}-{title}';

const placeholder = /\{([^{}]*)\}/g;
const known: readonly string[] = ['id', 'title'];
const longestTitle = 40;

/** The first placeholder that a template must not have, or null. */
export function unknownPlaceholder(template: string): string | null {
  const names = [...template.matchAll(placeholder)].map(([, name = '']) => name);
  return names.find((name) => !known.includes(name)) ?? null;
}

/** Where people meet about an incident: `#{id}-{title}` becomes `#inc-42-api-service-down`. */
export function warRoomPlace(template: string, { id, title }: Pick<Incident, 'id' | 'title'>) {
  const values: Readonly<Record<string, string>> = { id: id.toLowerCase(), title: slug(title) };
  return template
    .replace(placeholder, (whole, name: string) => values[name] ?? whole)
    .replace(/[-/_]+$/, '');
}

/** A text as channels and addresses take it: small Latin letters, digits and hyphens, whole words. */
function slug(text: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const [first = '', ...others] = words;
  return others.reduce(
    (name, word) => (name.length + word.length < longestTitle ? `${name}-${word}` : name),
    first.slice(0, longestTitle),
  );
}
