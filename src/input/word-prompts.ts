import type { Incident } from '../incidents/incident.ts';
import { warRoomPlace } from '../incidents/war-room.ts';
import type { Process } from '../live/state.ts';
import type { IncidentWish, InputWish } from '../live/view.ts';
import type { Prompt } from './keep-if-lost.ts';
import { textInput } from './text-input.ts';

type Asked = IncidentWish['kind'];

const titles: Readonly<Record<Asked, (incident: Incident) => string>> = {
  note: ({ id }) => `Note on ${id}`,
  update: ({ id }) => `Update of ${id}: what people outside are told`,
  mitigate: ({ id }) => `${id} is mitigated: what was done (may be empty)`,
  resolve: ({ id }) => `Resolve ${id}: what was done`,
  reopen: ({ id }) => `Reopen ${id}, which pages anew: why`,
  severity: ({ id, severity }) => `Severity of ${id} (now ${severity}): 1 to 4`,
  action: ({ id }) => `Action item of ${id}: what to do @who 2026-12-01 or +14d`,
  'war-room': ({ id }) => `War room of ${id}: a channel or an address`,
};

/** Asks for the words of a change. */
export function wordPrompt(kind: Asked, incident: Incident, { warRoom }: Process): Prompt {
  const text = kind === 'war-room' ? warRoomPlace(warRoom, incident) : '';
  return prompt({ kind, id: incident.id }, titles[kind](incident), text);
}

/** What was answered to the question how it was resolved, once more. */
export function resolutionPrompt(given: { readonly id: string; readonly resolution: string }) {
  const { id, resolution } = given;
  return prompt({ kind: 'resolve', id }, `Resolve ${id}: what was done`, resolution);
}

export function prompt(wish: InputWish, title: string, text: string): Prompt {
  return { kind: 'input', title, ...textInput(text), error: null, wish };
}
