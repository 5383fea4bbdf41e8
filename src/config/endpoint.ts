import type { Authentication, Endpoint, Secret, Tls } from './config.ts';
import type { EndpointForm } from './endpoint-schema.ts';
import { type PathBase, resolvePath } from './paths.ts';
import { quote } from './quote.ts';
import { type Reading, readAs, refuse } from './reading.ts';

const defaultTimeoutSeconds = 30;
// Read by Mimir, Cortex, Loki and Thanos alike: https://grafana.com/docs/mimir/latest/manage/secure/authentication-and-authorization/
const tenantHeader = 'X-Scope-OrgID';

/** A server as the configuration describes it. A name and password in the URL become basic auth. */
export function readEndpoint(form: EndpointForm, base: PathBase): Reading<Endpoint> {
  const parsed = parseUrl(form.url);
  if (!parsed.ok) return parsed;
  const inUrl = credentials(parsed.value);
  if (inUrl && form.auth) return refuse('the URL holds a password and auth is set too; keep one');
  const tenant = form.tenant === undefined ? {} : { [tenantHeader]: form.tenant };
  return readAs({
    url: bareUrl(parsed.value),
    auth: inUrl ?? authenticationOf(form, base),
    tls: form.tls ? tlsOf(form.tls, base) : null,
    headers: { ...form.headers, ...tenant },
    timeoutSeconds: form.timeout ?? defaultTimeoutSeconds,
  });
}

/**
 * The server a flag or variable names. It keeps what the file says of the same host and port; any
 * other server must not be sent the file's credentials.
 */
export function overrideUrl(url: string, file: Endpoint | null, base: PathBase): Reading<Endpoint> {
  const reading = readEndpoint({ url }, base);
  if (!reading.ok || file === null) return reading;
  const { origin } = new URL(reading.value.url);
  if (origin !== new URL(file.url).origin) return reading;
  const { auth } = reading.value;
  return readAs({
    ...file,
    url: reading.value.url,
    auth: auth.kind === 'none' ? file.auth : auth,
  });
}

function parseUrl(text: string): Reading<URL> {
  const expected = `expected a URL such as http://localhost:9090, got ${quote(text)}`;
  if (!/^https?:\/\//i.test(text)) {
    const guess = `http://${text}`;
    const bare = !text.includes('://') && URL.canParse(guess);
    return refuse(bare ? `${expected}; write ${guess}` : expected);
  }
  if (!URL.canParse(text)) return refuse(expected);
  const url = new URL(text);
  if (url.search !== '' || url.hash !== '') return refuse(`${expected}; leave out ? and #`);
  return readAs(url);
}

function bareUrl(url: URL): string {
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  return bare.href.replace(/\/+$/, '');
}

function credentials(url: URL): Authentication | null {
  if (url.username === '' && url.password === '') return null;
  const password: Secret = { from: 'value', value: decode(url.password) };
  return { kind: 'basic', username: decode(url.username), password };
}

/** A stray % in a password is a percent sign. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function authenticationOf({ auth }: EndpointForm, base: PathBase): Authentication {
  if (auth?.bearer) return { kind: 'bearer', token: placed(auth.bearer, base) };
  if (auth?.basic) {
    const { username, password } = auth.basic;
    return { kind: 'basic', username, password: placed(password, base) };
  }
  return { kind: 'none' };
}

function placed(secret: Secret, base: PathBase): Secret {
  return secret.from === 'file' ? { ...secret, path: resolvePath(secret.path, base) } : secret;
}

function tlsOf(tls: NonNullable<EndpointForm['tls']>, base: PathBase): Tls {
  const file = (text: string | undefined) => (text === undefined ? null : resolvePath(text, base));
  return {
    ca: file(tls.ca),
    cert: file(tls.cert),
    key: file(tls.key),
    serverName: tls.serverName ?? null,
  };
}
