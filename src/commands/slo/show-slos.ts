import type { Config } from '../../config/config.ts';
import { exitCode } from '../exit-code.ts';
import { reportError } from '../report-error.ts';
import { readSlos } from './read-slos.ts';
import { sloJson } from './slo-json.ts';
import { sloTable } from './slo-table.ts';

const widthWithoutTerminal = 120;

/** Reads every window once and prints what came; gives the exit code. */
export async function showSlos(config: Config, json: boolean): Promise<number> {
  const { statuses, cost, error } = await readSlos(config);
  const text = json
    ? JSON.stringify(sloJson(Date.now(), statuses, cost), null, 2)
    : await sloTable(statuses, process.stdout.columns ?? widthWithoutTerminal);
  process.stdout.write(`${text}\n`);
  return error === null ? exitCode.ok : reportError(error);
}
