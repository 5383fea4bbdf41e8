import { ConfigError } from '../../config/config-error.ts';
import { didYouMean } from '../../config/nearest.ts';
import { type Link, linkKinds } from '../../incidents/link.ts';
import { confirmed, report, type Target } from './confirm-change.ts';
import type { IncidentDeps } from './deps.ts';
import { pickIncident } from './pick-incident.ts';
import { readPlace } from './read-text.ts';

export type LinkFlags = {
  readonly slo?: string;
  readonly alert?: string;
  readonly runbook?: string;
  readonly url?: string;
};

/** `incident link`: what it has to do with; of several links, those it has already are passed over. */
export async function linkIncident(
  deps: IncidentDeps,
  target: Target & { readonly links: LinkFlags },
): Promise<void> {
  const links = readLinks(deps, target.links);
  const id = await pickIncident(deps, target);
  const incident = await confirmed(deps, await deps.store.link(id, deps.actor, links));
  const names = links.map(({ kind, target: name }) => `${kind} ${name}`).join(', ');
  report(deps, target, incident, `linked by ${deps.actor} to ${names}`);
}

function readLinks(deps: IncidentDeps, flags: LinkFlags): readonly Link[] {
  const links = linkKinds.flatMap((kind) => {
    const given = flags[kind];
    return given === undefined ? [] : [{ kind, target: readTarget(deps, kind, given) }];
  });
  if (links.length > 0) return links;
  throw new ConfigError('nothing to link: give --slo, --alert, --runbook or --url');
}

function readTarget(deps: IncidentDeps, kind: Link['kind'], given: string): string {
  const target = readPlace(`--${kind}`, given);
  if (kind === 'slo') remarkUnknownSlo(deps, target);
  if (kind !== 'url' || /^https?:$/.test(URL.parse(target)?.protocol ?? '')) return target;
  throw new ConfigError(`--url: expected an address such as https://example.com, got "${target}"`);
}

/** Rules in Prometheus may know SLOs that the configuration does not: a remark, no refusal. */
export function remarkUnknownSlo({ slos, remark }: IncidentDeps, slo: string): void {
  if (slos.length === 0 || slos.includes(slo)) return;
  remark(`onduty: the configuration has no SLO ${slo}${didYouMean(slo, slos)}`);
}
