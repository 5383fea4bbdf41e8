import { SourceError } from '../source-error.ts';
import { isMarkup, serverText } from './server-text.ts';
import type { Service } from './service.ts';

/** The JSON of a successful answer. Throws `SourceError` that says what came instead. */
export function readJson(service: Service, body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw notJson(service, body);
  }
}

function notJson(service: Service, body: string): SourceError {
  const who = `${service.title} at ${service.url} sent`;
  const check = `check ${service.key}.url and ${service.key}.auth`;
  if (body.trim() === '')
    return new SourceError(
      'truncated',
      `${who} an empty answer: check the proxy before it, or ask again`,
    );
  if (isMarkup(body))
    return new SourceError(
      'not-prometheus',
      `${who} an HTML page (a login page?) where JSON was expected: ${check}`,
    );
  if (/^\s*[[{]/.test(body))
    return new SourceError(
      'truncated',
      `${who} JSON that breaks off or is damaged (${body.length} characters): ask again`,
    );
  return new SourceError(
    'not-prometheus',
    `${who} "${serverText(body)}" where JSON was expected: ${check}`,
  );
}
