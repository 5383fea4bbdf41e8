import { ConfigError } from '../../config/config-error.ts';
import { printableJson } from '../../text/printable-json.ts';
import { demandDetail } from './demand-incident.ts';
import type { IncidentDeps } from './deps.ts';
import { recordJson } from './incident-json.ts';
import { incidentMarkdown } from './incident-markdown.ts';
import { type IncidentName, pickIncident } from './pick-incident.ts';

/** `incident export`: one incident with all there is to it, as Markdown or as JSON without a loss. */
export async function exportIncident(
  deps: IncidentDeps,
  given: IncidentName & { readonly json: boolean; readonly markdown: boolean },
): Promise<void> {
  if (given.json && given.markdown)
    throw new ConfigError('--json and --markdown are both given: name one');
  const id = await pickIncident(deps, given);
  const detail = await demandDetail(deps, id);
  const shown = { ...deps, costs: await deps.costs(detail.incident) };
  if (!given.json) return deps.out(incidentMarkdown(detail, shown));
  const { version } = detail.incident;
  const events = await deps.store.record(id, version);
  deps.out(printableJson(recordJson(detail, events, shown)));
}
