import type { Authentication, Endpoint, Secret } from '../../config/config.ts';

const usualTimeoutSeconds = 30;

/** A Prometheus as the configuration writes it. A secret itself is never written, only where it is. */
export function prometheusKey({ url, auth, tls, headers, timeoutSeconds }: Endpoint): unknown {
  const settings = {
    ...authKey(auth),
    ...(tls === null ? {} : { tls: withoutNulls(tls) }),
    ...(Object.keys(headers).length === 0 ? {} : { headers }),
    ...(timeoutSeconds === usualTimeoutSeconds ? {} : { timeout: `${timeoutSeconds}s` }),
  };
  return Object.keys(settings).length === 0 ? url : { url, ...settings };
}

function authKey(auth: Authentication): object {
  switch (auth.kind) {
    case 'none':
      return {};
    case 'bearer':
      return { auth: { bearer: secretKey(auth.token, 'PROMETHEUS_TOKEN') } };
    case 'basic': {
      const password = secretKey(auth.password, 'PROMETHEUS_PASSWORD');
      return { auth: { basic: { username: auth.username, password } } };
    }
  }
}

function secretKey(secret: Secret, variable: string): object {
  switch (secret.from) {
    case 'value':
      return { env: variable };
    case 'env':
      return { env: secret.name };
    case 'file':
      return { file: secret.path };
    case 'command':
      return { command: secret.command };
  }
}

function withoutNulls(values: object): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}
