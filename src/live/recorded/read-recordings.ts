import type {
  AskOptions,
  PrometheusSource,
  Sample,
} from '../../sources/prometheus/prometheus-source.ts';
import type { Recording, RecordingTool } from './recording.ts';

/** Recordings by the value of their tool's id label. */
export type Recordings = ReadonlyMap<string, Recording>;

/** Everything that is recorded of any SLO, by any of the tools, in one request. */
export async function readRecordings(
  prometheus: PrometheusSource,
  tools: readonly RecordingTool[],
  options: AskOptions,
): Promise<Recordings> {
  const everything = tools.map(({ selector }) => selector).join(' or ');
  const { value: samples } = await prometheus.instant(everything, options);
  return new Map(tools.flatMap((tool) => recordingsOf(tool, samples)));
}

function recordingsOf(
  { id: label, read }: RecordingTool,
  samples: readonly Sample[],
): readonly (readonly [string, Recording])[] {
  const own = samples.filter(({ labels }) => labels[label] !== undefined);
  return [...Map.groupBy(own, ({ labels }) => labels[label] ?? '')].flatMap(([id, group]) => {
    const recording = read(id, group);
    return recording === null ? [] : [[`${label}=${id}`, recording] as const];
  });
}
