import { SourceError, type SourceErrorKind } from '../source-error.ts';
import { type Refused, retryAfterMs } from './retry.ts';
import { readServerError, type ServerError, serverText } from './server-text.ts';
import type { Service } from './service.ts';

/** An answer that is not 2xx, as far as errors need it. */
export type BadAnswer = {
  readonly status: number;
  readonly path: string;
  readonly body: string;
  readonly location: unknown;
  readonly retryAfter: unknown;
  /** True when the request carried credentials. */
  readonly authenticated: boolean;
};

/** Says what an HTTP status means for this service and what to do. */
export function explainStatus(service: Service, answer: BadAnswer, now: number): Refused {
  const said = readServerError(answer.body);
  const own = explainErrorType(service, said, answer.status);
  if (own) return { kind: 'refused', error: own, retry: false };
  const [kind, sentence] = words(service, answer);
  const quote = said.text === '' ? '' : ` ("${said.text}")`;
  const message = `${service.title} at ${service.url} ${sentence.replace('#', `${answer.status}${quote}`)}`;
  return {
    kind: 'refused',
    error: new SourceError(kind, message, answer.status),
    retry: mayRetry(answer.status) ? { afterMs: retryAfterMs(answer.retryAfter, now) } : false,
  };
}

function mayRetry(status: number): boolean {
  return status === 429 || status === 502 || status === 503 || status === 504;
}

/**
 * Prometheus' own kinds of error; null when it is none that says more than the status.
 * https://prometheus.io/docs/prometheus/latest/querying/api/#format-overview
 */
export function explainErrorType(
  service: Service,
  said: ServerError,
  status: number | null,
): SourceError | null {
  const who = `${service.title} at ${service.url}`;
  const text = said.text || 'no reason given';
  if (said.type === 'bad_data')
    return new SourceError('bad-query', `${who} refused the query: ${text}`, status);
  if (said.type === 'execution')
    return new SourceError('bad-query', `${who} could not run the query: ${text}`, status);
  if (said.type === 'timeout')
    return new SourceError(
      'timeout',
      `${who} gave up the query: ${text}: ask for less or raise ${service.key}.timeout`,
      status,
    );
  return null;
}

// `#` stands for the status and the server's own words.
function words(service: Service, answer: BadAnswer): readonly [SourceErrorKind, string] {
  const { key } = service;
  if (answer.status >= 300 && answer.status < 400) return redirected(service, answer);
  switch (answer.status) {
    case 401:
      return answer.authenticated
        ? ['unauthorized', `refused the credentials: #: check ${key}.auth`]
        : ['unauthorized', `asks for credentials: #: set ${key}.auth`];
    case 403:
      return ['forbidden', `forbids it: #: check ${key}.auth and ${key}.headers`];
    case 404:
      return ['not-found', `has no ${answer.path}: #: check the path in ${key}.url`];
    case 413:
    case 414:
      return ['too-large', 'finds the request too large: #: ask for less'];
    case 429:
      return ['rate-limited', `is asked too often: #: raise refresh or its limits`];
    case 502:
      return ['unavailable', `is behind a proxy that cannot reach it: #: is it running?`];
    case 503:
      return ['unavailable', `is not ready: #: starting up (replaying its log) or overloaded`];
    case 504:
      return ['unavailable', `is behind a proxy that gave up waiting: #: ask for less`];
    default:
      return ['failed', `answered #: see its log`];
  }
}

function redirected(service: Service, answer: BadAnswer): readonly [SourceErrorKind, string] {
  const written = typeof answer.location === 'string' ? answer.location : '';
  // The query of a login page can hold tokens: it is not shown.
  const to = serverText(written.split(/[?#]/)[0] ?? '').replace(/\/\/[^/]*@/, '//');
  return [
    'not-prometheus',
    `redirects to ${to || 'elsewhere'} (a login page?): #: check ${service.key}.url and ${service.key}.auth`,
  ];
}
