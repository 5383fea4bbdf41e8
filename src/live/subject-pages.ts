import type { Incident } from '../incidents/incident.ts';
import type { Link } from '../incidents/link.ts';
import { explainSli } from '../promql/explain.ts';
import type { SloStatus } from '../slo/status.ts';
import { webAddress } from '../terminal/open-url.ts';
import type { LiveDeps } from './live-deps.ts';
import { subjectOf } from './selection.ts';
import type { LiveState } from './state.ts';

type Links = LiveDeps['links'];

/** Something a browser can show. */
export type Page = { readonly name: string; readonly url: string };

/** What a browser can show of what is under the cursor, the most wanted first. */
export function subjectPages(state: LiveState, links: Links): readonly Page[] {
  const subject = subjectOf(state);
  switch (subject.kind) {
    case 'slo':
      return page('SLO', sloUrl(subject.slo, links));
    case 'incident':
      return incidentPages(subject.incident, state, links);
    case 'alert':
      return page('alert', alertUrl(subject.alert.name, links));
    case 'none':
      return page('Prometheus', links.prometheus);
  }
}

/** Its war room and what it is linked to; last the SLO it is about. */
function incidentPages(incident: Incident, state: LiveState, links: Links): readonly Page[] {
  const { warRoom, slo } = incident;
  const others = incident.links.filter(({ kind, target }) => kind !== 'slo' || target !== slo);
  return [
    ...page('war room', warRoom === null ? null : webAddress(warRoom)),
    ...others.flatMap((link) => page(`${link.kind} ${link.target}`, linkUrl(link, state, links))),
    ...(slo === null
      ? []
      : page(`SLO ${slo}`, linkUrl({ kind: 'slo', target: slo }, state, links))),
  ];
}

function linkUrl({ kind, target }: Link, { slos }: LiveState, links: Links): string | null {
  if (kind === 'alert') return alertUrl(target, links);
  if (kind !== 'slo') return webAddress(target);
  const status = slos.data?.find(({ slo }) => slo.id === target);
  return status === undefined ? null : sloUrl(status, links);
}

function page(name: string, url: string | null): readonly Page[] {
  return url === null ? [] : [{ name, url }];
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

function alertUrl(name: string, { prometheus, alertmanager }: Links): string | null {
  if (alertmanager !== null) {
    const filter = `{alertname=${JSON.stringify(name)}}`;
    return `${withoutSlash(alertmanager)}/#/alerts?${new URLSearchParams({ filter })}`;
  }
  if (prometheus === null) return null;
  return `${withoutSlash(prometheus)}/alerts?${new URLSearchParams({ search: name })}`;
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
