import { clean } from '../../text/clean.ts';

type Labels = Readonly<Record<string, string>>;

/** Labels (or annotations) of an answer, cleaned; null when they are not an object of strings. */
export function readLabels(json: unknown): Labels | null {
  if (typeof json !== 'object' || json === null) return null;
  const labels = json as Labels;
  // Almost every row is plain ASCII: it is kept as it came, without a copy or a regex.
  for (const key in labels) {
    const value: unknown = labels[key];
    if (typeof value !== 'string') return null;
    if (!isPlain(value) || !isPlain(key)) return cleaned(labels);
  }
  return labels;
}

function cleaned(labels: Labels): Labels | null {
  const entries = Object.entries(labels);
  if (entries.some(([, value]) => typeof value !== 'string')) return null;
  return Object.fromEntries(entries.map(([key, value]) => [clean(key), clean(value)]));
}

function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || code > 0x7e) return false;
  }
  return true;
}
