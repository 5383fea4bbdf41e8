import { clean } from '../text/clean.ts';

const longest = 60;

/** A value as an error shows it: one line, cut to a readable length, no password of a URL in it. */
export function quote(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  if (typeof value !== 'string') return String(value);
  const line = hidePassword(clean(value));
  return `"${line.length > longest ? `${line.slice(0, longest)}…` : line}"`;
}

/** Takes user and password out of the URLs in a text. */
function hidePassword(text: string): string {
  return text.replace(/\/\/[^/\s]*@/g, '//…@');
}
