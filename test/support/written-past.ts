import { mkdirSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Programs } from '../../src/demo/programs.ts';
import { loadHistory, startPrometheus } from '../../src/demo/prometheus-process.ts';
import { writePieces } from '../../src/demo/write-history.ts';
import type { RealServer } from './real-servers.ts';

/** One series over a past: its value at each moment, which is ms since the epoch; null for a gap. */
export type WrittenSeries = {
  readonly series: string;
  readonly from: number;
  readonly to: number;
  readonly stepSeconds: number;
  value(at: number): number | null;
};

/** A Prometheus that holds exactly these samples and scrapes nothing. */
export async function startWrittenPast(
  { prometheus, promtool }: Programs,
  all: readonly WrittenSeries[],
): Promise<RealServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'onduty-written-'));
  mkdirSync(path.join(folder, 'data'));
  const file = path.join(folder, 'past.om');
  writePieces(file, pieces(all));
  await loadHistory(promtool, file, path.join(folder, 'data'));
  const { url, child } = await startPrometheus(prometheus, folder, {
    exporterPort: null,
    alertmanagerUrl: null,
  });
  const stop = async () => {
    await child.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { url, stop };
}

function* pieces(all: readonly WrittenSeries[]): Generator<string> {
  for (const { series, from, to, stepSeconds, value } of all)
    for (let at = from; at <= to; at += stepSeconds * 1000) {
      const here = value(at);
      if (here !== null) yield `${series} ${here} ${at / 1000}\n`;
    }
  yield '# EOF\n';
}
