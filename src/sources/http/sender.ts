import type { InternalAxiosRequestConfig } from 'axios';
import type { AgentPool } from './agents.ts';
import type { Authorization } from './authorization.ts';
import { unlessAborted } from './deadline.ts';
import { type Outcome, sendOnce, type Wire } from './send-once.ts';

/** Sends one request with its credentials; a 401 is answered once with a secret read again. */
export type Sender = (config: InternalAxiosRequestConfig, signal: AbortSignal) => Promise<Outcome>;

/** `wire` holds what all requests of the source share. */
export function createSender(
  wire: Omit<Wire, 'agents' | 'authorization' | 'signal'>,
  pool: AgentPool,
  authorization: Authorization,
): Sender {
  async function send(
    config: InternalAxiosRequestConfig,
    signal: AbortSignal,
    header: string | null,
  ): Promise<Outcome> {
    const agents = await unlessAborted(pool.agents(), signal);
    const outcome = await sendOnce(config, { ...wire, agents, signal, authorization: header });
    if (outcome.kind === 'refused' && outcome.error.kind === 'tls') pool.reset();
    return outcome;
  }

  return async (config, signal) => {
    const header = await unlessAborted(authorization.header(), signal);
    const outcome = await send(config, signal, header);
    if (outcome.kind === 'answered' || outcome.error.status !== 401) return outcome;
    const fresh = await unlessAborted(authorization.freshHeader(), signal);
    // The same secret again would only bring the same answer.
    return fresh === header ? outcome : await send(config, signal, fresh);
  };
}
