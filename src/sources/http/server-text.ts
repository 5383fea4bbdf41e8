import { clean } from '../../text/clean.ts';

const longest = 200;

/** Text a server wrote, as part of one line of ours: cleaned, cut, empty for a web page. */
export function serverText(text: string): string {
  if (isMarkup(text)) return '';
  // The cut comes first: a body can be megabytes, and cleaning reads all it is given.
  const line = clean(text.slice(0, longest * 4))
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

/** True for HTML or XML. */
export function isMarkup(text: string): boolean {
  return /^\s*</.test(text.slice(0, 200));
}

/** What an error body says: the kind of Prometheus' own error, or null, and the words, maybe empty. */
export type ServerError = { readonly type: string | null; readonly text: string };

/** Reads an error body: Prometheus' `{errorType, error}`, Alertmanager's `{message}` or bare string, or plain text. */
export function readServerError(body: string): ServerError {
  const json = parsed(body);
  if (typeof json === 'string') return { type: null, text: serverText(json) };
  if (typeof json !== 'object' || json === null) return { type: null, text: serverText(body) };
  const { error, message, errorType } = json as Readonly<Record<string, unknown>>;
  const words = typeof error === 'string' ? error : message;
  return {
    type: typeof errorType === 'string' ? errorType : null,
    text: typeof words === 'string' ? serverText(words) : '',
  };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
