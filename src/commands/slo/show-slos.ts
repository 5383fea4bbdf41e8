import type { Config } from '../../config/config.ts';
import { utcMinute } from '../../text/time.ts';
import { exitCode } from '../exit-code.ts';
import { reportError } from '../report-error.ts';
import { readSlos } from './read-slos.ts';
import { sloJson } from './slo-json.ts';
import { sloTable } from './slo-table.ts';

// A file or a program that reads on has no edge to cut at.
const widthWithoutTerminal = 500;

/** Reads every window once, now or as of `at`, and prints what came; gives the exit code. */
export async function showSlos(config: Config, json: boolean, at: number | null): Promise<number> {
  const { statuses, cost, error } = await readSlos(config, at ?? undefined);
  const text = json
    ? JSON.stringify(sloJson(at ?? Date.now(), statuses, cost), null, 2)
    : heading(at) + (await sloTable(statuses, process.stdout.columns ?? widthWithoutTerminal));
  process.stdout.write(`${text}\n`);
  return error === null ? exitCode.ok : reportError(error);
}

function heading(at: number | null): string {
  return at === null ? '' : `As of ${utcMinute(at)}\n`;
}
