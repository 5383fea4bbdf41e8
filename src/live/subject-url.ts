import { explainSli } from '../promql/explain.ts';
import type { SloStatus } from '../slo/status.ts';
import type { Alert } from './alert.ts';
import type { LiveDeps } from './live-deps.ts';
import { subjectOf } from './selection.ts';
import type { LiveState } from './state.ts';

type Links = LiveDeps['links'];

/** Where a browser shows what is under the cursor, or null when nowhere. */
export function subjectUrl(state: LiveState, links: Links): string | null {
  const subject = subjectOf(state);
  switch (subject.kind) {
    case 'slo':
      return sloUrl(subject.slo, links);
    case 'incident': {
      const slo = state.slos.data?.find((status) => status.slo.id === subject.incident.slo);
      return slo === undefined ? null : sloUrl(slo, links);
    }
    case 'alert':
      return alertUrl(subject.alert, links);
    case 'none':
      return links.prometheus;
  }
}

/** The share of bad events of the last hour, drawn by Prometheus. */
function sloUrl({ slo }: SloStatus, { prometheus }: Links): string | null {
  if (prometheus === null) return null;
  const { bad, total } = explainSli(slo.sli, '1h', 3_600);
  const query = new URLSearchParams({
    'g0.expr': `(${bad}) / (${total})`,
    'g0.tab': '0',
    'g0.range_input': '6h',
  });
  return `${withoutSlash(prometheus)}/graph?${query}`;
}

function alertUrl(alert: Alert, { prometheus, alertmanager }: Links): string | null {
  if (alertmanager !== null) {
    const filter = `{alertname=${JSON.stringify(alert.name)}}`;
    return `${withoutSlash(alertmanager)}/#/alerts?${new URLSearchParams({ filter })}`;
  }
  if (prometheus === null) return null;
  return `${withoutSlash(prometheus)}/alerts?${new URLSearchParams({ search: alert.name })}`;
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
