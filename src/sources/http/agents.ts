import { readFile } from 'node:fs/promises';
import type { Agent as HttpAgent } from 'node:http';
import type { Agent as HttpsAgent } from 'node:https';
import type { Tls } from '../../config/config.ts';
import { SourceError } from '../source-error.ts';
import type { Service } from './service.ts';

export type Agents = { readonly httpAgent: HttpAgent; readonly httpsAgent: HttpsAgent };

/** Connections of one source, kept open between requests. */
export type AgentPool = {
  /** Throws `SourceError` (tls) when a PEM file cannot be read. */
  agents(): Promise<Agents>;
  /** Closes the connections; the next request reads the PEM files again. */
  reset(): void;
};

/** Reads the PEM files on the first request: certificates can be renewed while the program runs. */
export function openAgentPool(service: Service, tls: Tls | null): AgentPool {
  let opening: Promise<Agents> | null = null;
  const reset = () => {
    opening?.then(destroy, () => {});
    opening = null;
  };
  return {
    reset,
    agents: () => {
      opening ??= openAgents(service, tls);
      opening.catch(reset);
      return opening;
    },
  };
}

async function openAgents(service: Service, tls: Tls | null): Promise<Agents> {
  const [ca, cert, key] = await Promise.all([
    pem(service, 'ca', tls?.ca),
    pem(service, 'cert', tls?.cert),
    pem(service, 'key', tls?.key),
  ]);
  // Loaded here: TLS takes 10 ms that the first frame should not wait for.
  const { default: http } = await import('node:http');
  const { default: https } = await import('node:https');
  return {
    httpAgent: new http.Agent({ keepAlive: true }),
    httpsAgent: new https.Agent({
      keepAlive: true,
      ...(ca && { ca }),
      ...(cert && { cert }),
      ...(key && { key }),
      ...(tls?.serverName && { servername: tls.serverName }),
    }),
  };
}

async function pem(service: Service, part: string, path: string | null | undefined) {
  if (!path) return null;
  return await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new SourceError(
      'tls',
      `${service.title} at ${service.url}: cannot read ${service.key}.tls.${part} ${path} (${error.code}): check the path`,
    );
  });
}

function destroy(agents: Agents): void {
  agents.httpAgent.destroy();
  agents.httpsAgent.destroy();
}
