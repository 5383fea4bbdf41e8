import { KeptForLater } from '../../offline/kept-for-later.ts';
import type { IncidentDeps } from './deps.ts';
import { keptJson } from './outbox-text.ts';

/** The answer to whoever asked for JSON when what they wrote waits in the outbox; nothing for other errors. */
export function answerKept({ out }: Pick<IncidentDeps, 'out'>, error: unknown): void {
  if (error instanceof KeptForLater) out(keptJson(error.entry, error.position));
}
