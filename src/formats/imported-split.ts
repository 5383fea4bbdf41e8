import type { ConfigPath } from '../config/position.ts';
import { splitSchema } from '../config/split-schema.ts';
import type { EventsSli } from '../promql/events.ts';
import { canSplit } from '../promql/split-sli.ts';
import type { ImportNote } from './imported-slo.ts';
import { keepPart } from './keep.ts';
import type { SourceDocument } from './source-document.ts';

/** Labels by which the source splits an SLO, and where it says so. */
export type SourceSplit = { readonly labels: readonly string[]; readonly path: ConfigPath };

/** What of it the configuration can say: the labels of `by`, or none and the source's text with the reason. */
export function importSplit(
  document: SourceDocument,
  { labels, path }: SourceSplit,
  sli: EventsSli,
): { readonly by: readonly string[]; readonly notes: readonly ImportNote[] } {
  const reading = splitSchema.safeParse(labels);
  const fault = reading.success
    ? 'only sums of counters can be split by labels'
    : 'not every one of them is the name of a label';
  if (reading.success && canSplit(sli)) return { by: reading.data.labels, notes: [] };
  const message = `grouping: ${fault}: this SLO counts all groups together`;
  return { by: [], notes: [keepPart(document, path, message)] };
}
