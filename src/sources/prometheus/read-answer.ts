import { explainErrorType } from '../http/explain-status.ts';
import { readServerError, serverText } from '../http/server-text.ts';
import type { Service } from '../http/service.ts';
import { SourceError } from '../source-error.ts';

/** The inside of a Prometheus answer, not yet read. */
export type RawAnswer = { readonly data: unknown; readonly warnings: readonly string[] };

/** Opens `{status, data, warnings, infos}`. Throws `SourceError` for `status: "error"` and for other JSON. */
export function readAnswer(service: Service, json: unknown): RawAnswer {
  if (typeof json !== 'object' || json === null || !('status' in json)) throw strange(service);
  const { status, data, warnings, infos } = json as Readonly<Record<string, unknown>>;
  if (status === 'error') throw answeredError(service, json);
  if (status !== 'success' || data === undefined) throw strange(service);
  return { data, warnings: [...texts(warnings), ...texts(infos)] };
}

/** The answer has not the shape of Prometheus' API. */
export function strange(service: Service): SourceError {
  return new SourceError(
    'not-prometheus',
    `${service.title} at ${service.url} sent JSON that is not an answer of ${service.title}: check ${service.key}.url`,
  );
}

function answeredError(service: Service, json: object): SourceError {
  const said = readServerError(JSON.stringify(json));
  const known = explainErrorType(service, said, null);
  if (known) return known;
  const text = said.text || 'no reason given';
  return new SourceError(
    'failed',
    `${service.title} at ${service.url} answered with an error: ${text}: see its log`,
  );
}

function texts(json: unknown): string[] {
  if (!Array.isArray(json)) return [];
  return json.filter((one) => typeof one === 'string').map(serverText);
}
