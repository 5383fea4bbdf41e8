import { createInterface } from 'node:readline/promises';
import { ConfigError } from '../../config/config-error.ts';
import type { Outcome } from '../../discovery/proposal.ts';
import { clean } from '../../text/clean.ts';
import { percent } from '../../text/number.ts';
import { pickServices } from './pick-services.ts';
import type { Proposed } from './proposed.ts';

/** Who answers what init wants to know. */
export type Asking = {
  /** True when every answer is the default. */
  readonly silent: boolean;
  /** A line of text, or the default. */
  text(question: string, usual: string): Promise<string>;
  /** The outcomes to write. */
  choose(proposed: Proposed): Promise<readonly Outcome[]>;
  close(): void;
};

/** Takes every default. */
export const askNothing: Asking = {
  silent: true,
  text: async (_, usual) => usual,
  choose: async ({ outcomes }) => outcomes,
  close: () => undefined,
};

/** Asks in plain lines on stderr, so that stdout holds the answer alone. Ctrl-C and Ctrl-D end it with a `ConfigError`. */
export function askOnTerminal(): Asking {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new AbortController();
  const end = () => ended.abort();
  lines.on('SIGINT', end).on('close', end);
  const say = (text: string) => process.stderr.write(`${text}\n`);
  const text = async (question: string, usual: string) => {
    const answer = await lines
      .question(`${question} [${clean(usual)}]: `, { signal: ended.signal })
      .catch(() => {
        throw new ConfigError('init was ended before the file was written');
      });
    return answer.trim() === '' ? usual : answer.trim();
  };
  return {
    silent: false,
    text,
    close: () => lines.close(),
    async choose({ outcomes, survey }) {
      const services = [...new Set(outcomes.map(({ service }) => service))];
      if (services.length === 0) return outcomes;
      say(`Measured over ${survey.history}:`);
      for (const [at, service] of services.entries()) say(serviceLine(service, at + 1, outcomes));
      for (;;) {
        const answer = await text('Which services, as numbers or names', 'all');
        const picked = pickServices(answer, services);
        if (!picked.ok) say(picked.message);
        else return outcomes.filter(({ service }) => picked.services.has(service));
      }
    },
  };
}

function serviceLine(service: string, number: number, outcomes: readonly Outcome[]): string {
  const parts = outcomes
    .filter((one) => one.service === service)
    .map((one) => {
      if (one.kind === 'left-out') return `${one.name} left out`;
      const { bad, total } = one.measured;
      return `${one.name} ${one.target.percent}% (was ${percent(1 - bad / total)})`;
    });
  return clean(`${String(number).padStart(4)}  ${service}: ${parts.join(', ')}`);
}
