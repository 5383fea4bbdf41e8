import type { Incident } from '../src/incidents/incident.ts';
import { slosOf } from '../src/incidents/selection.ts';
import { costWords } from '../src/live/selectors/cost-words.ts';
import type { LiveState } from '../src/live/state.ts';
import type { Line } from '../src/text/line.ts';
import { factLines } from './incident-lines.ts';

/** What an incident has cost the budget of each SLO it is about; nothing when it is about none. */
export function costLines(
  incident: Incident,
  { incidentCosts, past }: LiveState,
  columns: number,
): readonly Line[] {
  if (slosOf(incident).length === 0 || past !== null) return [];
  const { data } = incidentCosts;
  if (data?.id !== incident.id) return factLines('budget cost', 'reading…', columns, 'dim');
  return data.readings.flatMap((reading) => {
    const tone = reading.kind === 'known' ? 'strong' : 'dim';
    return factLines('budget cost', costWords(reading), columns, tone);
  });
}
