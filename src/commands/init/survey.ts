import {
  type Capped,
  capServices,
  mostServices,
  servicesOf,
} from '../../discovery/cap-services.ts';
import {
  type Exporter,
  labelsQuestion,
  markerMetric,
  presenceQuestion,
  totalMetric,
} from '../../discovery/exporter.ts';
import { exporters } from '../../discovery/exporters.ts';
import { type Found, readFound, withoutRepeats } from '../../discovery/found.ts';
import { historyLabel, measuredWindow } from '../../discovery/measured-window.ts';
import { readTraffic, trafficQuestion } from '../../discovery/traffic.ts';
import { createRecordedFeed } from '../../live/recorded/recorded-feed.ts';
import type { SloWindow } from '../../slo/slo.ts';
import type { PrometheusServer } from '../../sources/prometheus/open-prometheus.ts';

/** An SLO the server records already. */
export type RecordedSlo = { readonly service: string; readonly name: string; readonly by: string };

/** What a server has that SLOs can be made of. */
export type Survey = {
  readonly found: readonly Found[];
  /** Services beyond the twenty with the most traffic of their exporter. */
  readonly rest: readonly string[];
  readonly recorded: readonly RecordedSlo[];
  readonly alertmanagers: readonly string[];
  /** What is measured over: as long as the server keeps samples, 30 days at most. */
  readonly window: SloWindow;
  /** How long there have been samples, as a window is written. */
  readonly history: string;
};

/** Asks a server what it has, in about as many requests as there are metrics. Throws `SourceError`. */
export async function surveyPrometheus(prometheus: PrometheusServer, now: number): Promise<Survey> {
  const { value } = await prometheus.instant(presenceQuestion(exporters));
  const present = new Set(value.map(({ labels }) => labels.__name__ ?? ''));
  const [recorded, alertmanagers, retention, all] = await Promise.all([
    readRecordedSlos(prometheus, now),
    prometheus.alertmanagers(),
    prometheus.retentionSeconds(),
    Promise.all(exporters.map((one) => readExporter(prometheus, one, present))),
  ]);
  const window = measuredWindow(retention);
  const taken = new Set(recorded.map(({ service }) => service));
  const capped = await Promise.all(all.map((found) => cap(prometheus, without(found, taken))));
  const found = capped.flatMap(({ kept }) => kept);
  const history = await readHistory(prometheus, found, window, now);
  return {
    ...{ found, recorded, alertmanagers, window, history },
    rest: [...new Set(capped.flatMap(({ rest }) => rest))].sort(),
  };
}

async function readRecordedSlos(
  prometheus: PrometheusServer,
  now: number,
): Promise<readonly RecordedSlo[]> {
  const feed = createRecordedFeed(prometheus, () => now);
  const statuses = await feed.readFast(new AbortController().signal);
  return statuses.map(({ slo, source }) => ({
    service: slo.service,
    name: slo.name,
    by: source?.by ?? 'a recording',
  }));
}

async function readExporter(
  prometheus: PrometheusServer,
  exporter: Exporter,
  present: ReadonlySet<string>,
): Promise<readonly Found[]> {
  const there = exporter.indicators.filter((one) => present.has(markerMetric(one)));
  const found = await Promise.all(
    there.map(async (indicator) => {
      const { value } = await prometheus.instant(labelsQuestion(exporter, indicator));
      const rows = value.map(({ labels, value: series }) => ({ labels, series: series ?? 0 }));
      return readFound(exporter, indicator, rows) ?? [];
    }),
  );
  return withoutRepeats(found.flat());
}

function without(found: readonly Found[], taken: ReadonlySet<string>): readonly Found[] {
  return found.flatMap((one) => {
    const services = one.services.filter((service) => !taken.has(service));
    return services.length === 0 ? [] : [{ ...one, services }];
  });
}

async function cap(prometheus: PrometheusServer, found: readonly Found[]): Promise<Capped> {
  if (servicesOf(found).length <= mostServices) return { kept: found, rest: [] };
  const answers = await Promise.all(
    found.map(async (one) => {
      const question = trafficQuestion(one);
      const rows = question === null ? [] : (await prometheus.instant(question)).value;
      return { found: one, rows };
    }),
  );
  return capServices(found, readTraffic(answers));
}

/** Looks for the first samples at sixty moments of the window. */
async function readHistory(
  prometheus: PrometheusServer,
  found: readonly Found[],
  window: SloWindow,
  now: number,
): Promise<string> {
  const names = [...new Set(found.map(({ indicator }) => totalMetric(indicator)))];
  if (names.length === 0) return window.label;
  const stepSeconds = window.seconds / 60;
  const question = `count({__name__=~"${names.join('|')}"})`;
  const from = now - window.seconds * 1000;
  const { value } = await prometheus.range(question, { from, to: now, stepSeconds });
  const first = Math.min(...value.flatMap(({ points }) => points.map(([at]) => at)));
  // The first sample lies within a step before the first moment that has one.
  const known = first <= from + stepSeconds * 1000 ? window.seconds : (now - first) / 1000;
  return historyLabel(window, known);
}
