import * as z from 'zod';
import type { Secret } from './config.ts';
import { parseDuration } from './duration.ts';
import { form, line, strictMap } from './fields.ts';

const secretForms = 'a secret is {env: NAME}, {file: PATH}, {command: "…"} or plain text';

// A secret's own messages begin with other words than "expected", so that no value is ever shown.
const secret = z.union(
  [
    z.string().transform((value): Secret => ({ from: 'value', value })),
    strictMap({ env: line.optional(), file: line.optional(), command: line.optional() }).transform(
      ({ env, file, command }, context): Secret => {
        if (env && !file && !command) return { from: 'env', name: env };
        if (file && !env && !command) return { from: 'file', path: file };
        if (command && !env && !file) return { from: 'command', command };
        context.addIssue({ code: 'custom', message: `${secretForms}, one of them` });
        return z.NEVER;
      },
    ),
  ],
  { error: secretForms },
);

const authentication = strictMap({
  bearer: secret.optional(),
  basic: strictMap({ username: line, password: secret }).optional(),
}).refine(
  ({ bearer, basic }) => (bearer === undefined) !== (basic === undefined),
  'write either bearer: TOKEN or basic: {username, password}',
);

const tls = strictMap({
  ca: line.optional(),
  cert: line.optional(),
  key: line.optional(),
  serverName: line.optional(),
}).refine(
  ({ cert, key }) => (cert === undefined) === (key === undefined),
  'a client certificate needs both cert and key',
);

const headerName = z.string().regex(/^[\w!#$%&'*+.^`|~-]+$/, 'this is no name of an HTTP header');

/** How to get into a server, and how long to wait for it. */
export const accessShape = {
  auth: authentication.optional(),
  tls: tls.optional(),
  headers: z.record(headerName, line).optional(),
  tenant: line.optional(),
  timeout: form('a duration such as 30s', parseDuration).optional(),
};

/** A server: its URL, or a map that also says how to get in. */
export const endpointSchema = z.union(
  [line.transform((url) => ({ url })), strictMap({ url: line, ...accessShape })],
  { error: 'expected a URL such as http://localhost:9090, or a map with url' },
);

export type EndpointForm = {
  readonly url: string;
  readonly auth?: z.output<typeof authentication> | undefined;
  readonly tls?: z.output<typeof tls> | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly tenant?: string | undefined;
  readonly timeout?: number | undefined;
};
