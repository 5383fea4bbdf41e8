import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Programs } from '../../src/demo/programs.ts';
import { loadHistory, startPrometheus } from '../../src/demo/prometheus-process.ts';
import type { RealServer } from './real-servers.ts';

const minute = 60_000;

/** A series by minutes before the end: its value there, or null where it has none. */
export type KnownSeries = {
  readonly name: string;
  readonly value: (minutesAgo: number) => number | null;
  /** How much later than the whole minute samples lie. */
  readonly lateSeconds?: number;
};

/** A real Prometheus that holds one sample a minute of each series, up to `end`. */
export async function startKnownPrometheus(
  programs: Programs,
  series: readonly KnownSeries[],
  { end, minutes }: { readonly end: number; readonly minutes: number },
): Promise<RealServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'onduty-known-'));
  const file = path.join(folder, 'known.om');
  const lines = series.flatMap(({ name, value, lateSeconds = 0 }) =>
    Array.from({ length: minutes + 1 }, (_, at) => minutes - at).flatMap((ago) => {
      const one = value(ago);
      const seconds = (end - ago * minute) / 1000 + lateSeconds;
      return one === null ? [] : [`${name} ${Number.isNaN(one) ? 'NaN' : one} ${seconds}\n`];
    }),
  );
  await writeFile(file, `${lines.join('')}# EOF\n`);
  await loadHistory(programs.promtool, file, path.join(folder, 'data'));
  const { url, child } = await startPrometheus(programs.prometheus, folder, {
    exporterPort: null,
    alertmanagerUrl: null,
  });
  return {
    url,
    stop: async () => {
      await child.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
