import type { Config } from '../../config/config.ts';
import type { Incident } from '../../incidents/incident.ts';
import { slosOf } from '../../incidents/selection.ts';
import { errorLine } from '../../live/error-line.ts';
import { readIncidentCost } from '../../live/incident-cost.ts';
import { readSplit } from '../../live/split-slos.ts';
import type { CostReading } from '../../slo/incident-cost.ts';
import type { Slo } from '../../slo/slo.ts';
import { openPrometheus } from '../../sources/prometheus/open-prometheus.ts';
import type { PrometheusSource } from '../../sources/prometheus/prometheus-source.ts';

/** Whoever looks at an incident has no longer for its cost. */
const patienceMs = 5_000;

type Asking = {
  readonly prometheus: PrometheusSource;
  readonly now: number;
  readonly signal: AbortSignal;
};

/** What an incident has cost each SLO it is about until `now`; unknown, with why, where it can't be read. */
export async function readCosts(
  config: Pick<Config, 'prometheus' | 'slos'>,
  incident: Incident,
  now: number,
): Promise<readonly CostReading[]> {
  const ids = slosOf(incident);
  if (ids.length === 0) return [];
  if (config.prometheus === null)
    return ids.map((slo) => unknown(slo, 'no Prometheus is named: give --prometheus URL'));
  const prometheus = openPrometheus(config.prometheus);
  const asking = { prometheus, now, signal: AbortSignal.timeout(patienceMs) };
  try {
    return await Promise.all(ids.map((id) => costOf(asking, config.slos, id, incident)));
  } finally {
    prometheus.close();
  }
}

async function costOf(
  asking: Asking,
  slos: readonly Slo[],
  id: string,
  incident: Incident,
): Promise<CostReading> {
  const { prometheus, signal } = asking;
  try {
    const slo = await findSlo(asking, slos, id);
    if (slo === null) return unknown(id, 'the configuration has no such SLO');
    return { kind: 'known', cost: await readIncidentCost(prometheus, slo, incident, asking) };
  } catch (error) {
    const late = `Prometheus has not answered within ${patienceMs / 1000} s`;
    return unknown(id, signal.aborted ? late : errorLine(error));
  }
}

/** An SLO as it is configured, or one of the parts it is split into. */
async function findSlo(
  { prometheus, signal }: Asking,
  slos: readonly Slo[],
  id: string,
): Promise<Slo | null> {
  const whole = slos.find((slo) => slo.id === id);
  if (whole !== undefined) return whole;
  const split = slos.find((slo) => id.startsWith(`${slo.id}{`));
  if (split?.by === undefined) return null;
  const parts = await readSplit(prometheus, split, split.by, { signal });
  return parts.find((part) => part.id === id) ?? null;
}

function unknown(slo: string, reason: string): CostReading {
  return { kind: 'unknown', slo, reason };
}
