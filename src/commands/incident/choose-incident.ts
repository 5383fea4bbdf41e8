import type { Incident } from '../../incidents/incident.ts';
import { cut } from '../../text/fit.ts';

// One screen of them; the rest can be named by id.
const shownAtMost = 20;
const titleColumns = 60;

type Asking = {
  readonly ask: (question: string) => Promise<string>;
  readonly remark: (text: string) => void;
};

/** The id of the incident the person chooses out of a numbered list, or null for none of them. */
export async function chooseIncident(
  { ask, remark }: Asking,
  heading: string,
  candidates: readonly Incident[],
): Promise<string | null> {
  const shown = candidates.slice(0, shownAtMost);
  const rest = candidates.length - shown.length;
  remark(`${heading}:`);
  for (const [index, { id, severity, title }] of shown.entries())
    remark(`${String(index + 1).padStart(4)}  ${id}  ${severity}  ${cut(title, titleColumns)}`);
  if (rest > 0) remark(`      and ${rest} more`);
  for (;;) {
    const answer = await ask('Which one, by its number here or as INC-…? [none] ');
    if (answer === '') return null;
    const chosen = named(answer, candidates) ?? shown[Number(answer) - 1];
    if (chosen) return chosen.id;
    remark('That is none of them.');
  }
}

function named(answer: string, candidates: readonly Incident[]): Incident | undefined {
  return candidates.find(({ id }) => id === answer.toUpperCase());
}
