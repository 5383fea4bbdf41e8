import type { Incident } from '../../incidents/incident.ts';
import { incidentId, incidentNumber } from '../../incidents/incident-id.ts';
import { cut } from '../../text/fit.ts';

// One screen of them; the rest can be named by id.
const shownAtMost = 20;
const titleColumns = 60;

type Asking = {
  readonly ask: (question: string) => Promise<string>;
  readonly remark: (text: string) => void;
};

/** The id of the incident the person names out of a list, or null for none of them. */
export async function chooseIncident(
  { ask, remark }: Asking,
  heading: string,
  candidates: readonly Incident[],
): Promise<string | null> {
  const shown = candidates.slice(0, shownAtMost);
  const rest = candidates.length - shown.length;
  remark(`${heading}:`);
  const idColumns = Math.max(...shown.map(({ id }) => id.length));
  for (const { id, severity, title } of shown)
    remark(`  ${id.padEnd(idColumns)}  ${severity}  ${cut(title, titleColumns)}`);
  if (rest > 0) remark(`  and ${rest} more`);
  for (;;) {
    const answer = await ask(`Which one (${example(shown)})? [none] `);
    if (answer.trim() === '') return null;
    const chosen = named(answer, candidates);
    if (chosen) return chosen.id;
    remark('That is none of them.');
  }
}

function named(answer: string, candidates: readonly Incident[]): Incident | undefined {
  const number = incidentNumber(answer);
  return candidates.find(({ id }) => number !== null && id === incidentId(number));
}

/** `INC-3 or 3`: a number is the incident's, here as everywhere. */
function example(shown: readonly Incident[]): string {
  const id = shown[0]?.id ?? incidentId(1);
  return `${id} or ${incidentNumber(id)}`;
}
