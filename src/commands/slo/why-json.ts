import type { SloAttribution } from '../../live/attribution.ts';
import { verdictText } from '../../live/selectors/attribution-lines.ts';
import type { Slo } from '../../slo/slo.ts';
import { fewestBad } from '../../slo/stand-out.ts';
import type { Cost } from '../../sources/prometheus/prometheus-source.ts';
import { intervalJson } from './excluded-json.ts';

/** `onduty slo why --json`: stable; shares are 0..1, a number not known is null. */
export function whyJson(
  at: number,
  slo: Slo,
  report: SloAttribution,
  top: number,
  cost: Cost,
): unknown {
  const { window, bad, total, attribution, within, excluded, queries } = report;
  const { findings, failureKinds, even, tooMany } = attribution;
  return {
    at: new Date(at).toISOString(),
    service: slo.service,
    name: slo.name,
    window: window.label,
    bad,
    total,
    badRatio: bad !== null && total !== null && total > 0 ? bad / total : null,
    raw: excluded.intervals.length === 0 ? null : excluded.raw,
    excluded: excluded.intervals.map(intervalJson),
    fewestBad,
    verdict: verdictText(report) || null,
    findings: findings.slice(0, top),
    within: within && { ...within, findings: within.findings.slice(0, top) },
    failureKinds,
    even,
    tooMany,
    queries,
    cost,
  };
}
