import { isOpenAction } from '../incidents/action-item.ts';
import { actionItemDetails } from '../incidents/action-item-words.ts';
import type { CalendarDate } from '../incidents/due-date.ts';
import type { Incident } from '../incidents/incident.ts';
import { sameLink } from '../incidents/link.ts';
import type { LiveState } from '../live/state.ts';
import type { Choice, ChoiceWish } from '../live/view.ts';
import { age } from '../text/time.ts';
import type { Choosing } from './choice-matches.ts';

/** Asks for one of several; the first stands under the cursor. */
export function choosing(
  title: string,
  choices: readonly Choice[],
  wish: ChoiceWish,
  orTyped = false,
): Choosing {
  return { kind: 'choose', title, choices, orTyped, text: '', index: 0, wish };
}

/** The roles there are, those nobody has first. */
export function roleChoices({ roles: held }: Incident, { setup }: LiveState): readonly Choice[] {
  const known = [...new Set([...setup.process.roles, ...Object.keys(held)])];
  return known
    .toSorted((a, b) => Number(a in held) - Number(b in held))
    .map((role) => ({ value: role, label: role, note: held[role] ?? 'nobody' }));
}

/** Who may get a role: oneself, who is on call, everybody else; nobody, where somebody has it. */
export function personChoices(role: string, incident: Incident, state: LiveState) {
  const { setup, onCall } = state;
  const { primary, secondary, escalation } = onCall.data ?? {};
  const holder = incident.roles[role];
  const notes = new Map<string, string>([[setup.user, 'you']]);
  const onCallNotes = [
    [primary, 'primary'],
    [secondary, 'secondary'],
    [escalation, 'escalation contact'],
  ] as const;
  for (const [name, note] of onCallNotes)
    if (name) notes.set(name, [notes.get(name), `on call, ${note}`].filter(Boolean).join(', '));
  const names = [...new Set([...notes.keys(), ...setup.process.people])];
  const people = names
    .filter((name) => name !== '' && name !== holder)
    .map((name): Choice => ({ value: name, label: name, note: notes.get(name) ?? '' }));
  const nobody: Choice = { value: '', label: 'nobody', note: `takes it from ${holder}` };
  return holder === undefined ? people : [...people, nobody];
}

/** The other open incidents. */
export function mergeChoices({ id }: Incident, { incidents, now }: LiveState): readonly Choice[] {
  return (incidents.data ?? [])
    .filter((one) => one.id !== id && one.state !== 'resolved')
    .map((one) => ({
      value: one.id,
      label: `${one.id} ${one.title}`,
      note: `${one.severity}, ${age(now - one.declaredAt)} old`,
    }));
}

/** What is still to be done after an incident. */
export function actionChoices({ actionItems }: Incident, today: CalendarDate): readonly Choice[] {
  return actionItems.filter(isOpenAction).map((item) => ({
    value: String(item.number),
    label: `${item.number}. ${item.text}`,
    note: actionItemDetails(item, today).trim(),
  }));
}

/** What an incident may have to do with: its SLO's runbook, alerts that fire, SLOs. */
export function linkChoices(incident: Incident, { slos, alerts }: LiveState): readonly Choice[] {
  const all = slos.data ?? [];
  const runbook = all.find(({ slo }) => slo.id === incident.slo)?.slo.runbook ?? null;
  const links = [
    ...(runbook === null ? [] : [{ kind: 'runbook', target: runbook } as const]),
    ...(alerts.data ?? []).map(({ name }) => ({ kind: 'alert', target: name }) as const),
    ...all.map(({ slo }) => ({ kind: 'slo', target: slo.id }) as const),
  ];
  const fresh = links.filter(
    (link, index) =>
      !incident.links.some((one) => sameLink(one, link)) &&
      !(link.kind === 'slo' && link.target === incident.slo) &&
      links.findIndex((one) => sameLink(one, link)) === index,
  );
  return fresh.map(({ kind, target }) => ({
    value: `${kind} ${target}`,
    label: `${kind} ${target}`,
    note: '',
  }));
}
