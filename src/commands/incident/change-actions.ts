import { ConfigError } from '../../config/config-error.ts';
import type { ActionItem, ActionWords } from '../../incidents/action-item.ts';
import { actionItemWords } from '../../incidents/action-item-words.ts';
import type { ActionWish } from '../../incidents/change-action-item.ts';
import type { Incident } from '../../incidents/incident.ts';
import { confirmed, report, type Target } from './confirm-change.ts';
import type { IncidentDeps } from './deps.ts';
import { pickIncident } from './pick-incident.ts';
import { type Numbered, readActionText, readDue, readItem, today } from './read-action.ts';
import { readPlace, readWords, type Worded } from './read-text.ts';

/** What was typed of an item: a flag left out is undefined, its `--no-…` false. */
export type ItemFlags = { readonly owner?: string | false; readonly due?: string | false };

type Naming = Numbered & Pick<Target, 'json'>;

/** `incident action add [ID] TEXT` */
export async function addAction(
  deps: IncidentDeps,
  given: Worded & Pick<Target, 'json'> & { readonly flags: ItemFlags },
): Promise<void> {
  const { name, text } = readWords(given);
  const { owner = null, due = null } = readFlags(given.flags, deps);
  const words = { text: readActionText(text), owner, due };
  const id = await pickIncident(deps, name);
  const incident = await changed(deps, id, { kind: 'add-action', ...words });
  const added = incident.actionItems.at(-1);
  report(deps, given, incident, `action item ${said(added, deps)}, added by ${deps.actor}`);
}

/** `incident action change [ID] NUMBER`: only what is given changes. */
export async function changeAction(
  deps: IncidentDeps,
  given: Naming & { readonly flags: ItemFlags & { readonly text?: string } },
): Promise<void> {
  const { name, number } = readItem(given);
  const { text } = given.flags;
  const words = {
    ...readFlags(given.flags, deps),
    ...(text === undefined ? {} : { text: readActionText(text) }),
  };
  if (Object.keys(words).length === 0)
    throw new ConfigError('nothing is given to change: --text, --owner, --due');
  const id = await pickIncident(deps, name);
  const incident = await changed(deps, id, { kind: 'change-action', number, words });
  const item = itemOf(incident, number);
  report(deps, given, incident, `action item ${said(item, deps)}, changed by ${deps.actor}`);
}

/** `incident action done [ID] NUMBER` */
export async function finishAction(deps: IncidentDeps, given: Naming): Promise<void> {
  await act(deps, given, 'done', (number) => ({ kind: 'finish-action', number }));
}

/** `incident action drop [ID] NUMBER` */
export async function dropAction(
  deps: IncidentDeps,
  given: Naming & { readonly reason: string | undefined },
): Promise<void> {
  const reason = given.reason === undefined ? '' : readActionText(given.reason);
  await act(deps, given, 'dropped', (number) => ({ kind: 'drop-action', number, reason }));
}

/** `incident action reopen [ID] NUMBER` */
export async function reopenAction(deps: IncidentDeps, given: Naming): Promise<void> {
  await act(deps, given, 'open again', (number) => ({ kind: 'reopen-action', number }));
}

async function act(
  deps: IncidentDeps,
  given: Naming,
  done: string,
  wish: (number: number) => ActionWish,
): Promise<void> {
  const { name, number } = readItem(given);
  const id = await pickIncident(deps, name);
  const incident = await changed(deps, id, wish(number));
  const text = itemOf(incident, number)?.text ?? '';
  report(deps, given, incident, `action item ${number} ${done} by ${deps.actor}: ${text}`);
}

async function changed(deps: IncidentDeps, id: string, wish: ActionWish): Promise<Incident> {
  return confirmed(deps, await deps.store.changeActions(id, deps.actor, wish));
}

function readFlags(
  { owner, due }: ItemFlags,
  deps: IncidentDeps,
): Partial<Pick<ActionWords, 'owner' | 'due'>> {
  return {
    ...(owner === undefined ? {} : { owner: owner === false ? null : readPlace('--owner', owner) }),
    ...(due === undefined ? {} : { due: due === false ? null : readDue(due, deps) }),
  };
}

function itemOf({ actionItems }: Incident, number: number): ActionItem | undefined {
  return actionItems.find((one) => one.number === number);
}

function said(item: ActionItem | undefined, deps: IncidentDeps): string {
  return item === undefined ? '' : actionItemWords(item, today(deps));
}
