import type { Actions } from '../live/actions.ts';
import {
  changeableShift,
  effectWithout,
  type OverrideDraft,
  type OverridePlace,
  type OverridePlan,
  overridesUnderCursor,
  placesIn,
  timeText,
} from '../live/override-plan.ts';
import { rotaSchedule } from '../live/rota-cursor.ts';
import { whoFor } from '../live/selectors/override-words.ts';
import type { LiveState } from '../live/state.ts';
import type { Choice, Overlay } from '../live/view.ts';
import { dayClock } from '../text/time.ts';
import { choosing } from './choices.ts';
import type { Prompt } from './keep-if-lost.ts';
import { prompt } from './word-prompts.ts';

/** Asks whose place in the shift under the cursor is to be taken; with one role there is no question. */
export function askToOverride(actions: Actions, state: LiveState): void {
  const schedule = rotaSchedule(state);
  const stretch = changeableShift(state);
  if (schedule === null || stretch === null) {
    actions.flash('plain', 'That shift is over: choose one that is to come');
    return;
  }
  const places = placesIn(schedule, stretch);
  const [only] = places;
  if (places.length === 1 && only !== undefined) askUser(only, actions, state);
  else {
    const choices = places.map(
      ({ role, insteadOf }): Choice => ({ value: role, label: role, note: insteadOf ?? 'nobody' }),
    );
    actions.showOverlay(choosing('Whose place is taken?', choices, { kind: 'override-place' }));
  }
}

/** Asks who takes the place of whoever has a role in the shift under the cursor. */
export function askWhoTakesOver(role: string, actions: Actions, state: LiveState): void {
  const schedule = rotaSchedule(state);
  const stretch = changeableShift(state);
  const place = schedule && stretch && placesIn(schedule, stretch).find((one) => one.role === role);
  if (place) askUser(place, actions, state);
  else actions.flash('plain', 'The schedule changed meanwhile: nothing is done');
}

function askUser(place: OverridePlace, actions: Actions, state: LiveState): void {
  const { user, process } = state.setup;
  const shift = changeableShift(state)?.shift ?? null;
  const people = [...new Set([user, ...process.people])];
  const choices = people
    .filter((name) => name !== '' && name !== place.insteadOf)
    .map((name): Choice => {
      const held = (['primary', 'secondary', 'escalation'] as const).filter(
        (role) => shift?.[role] === name,
      );
      const notes = [...(name === user ? ['you'] : []), ...held.map((role) => `${role} then`)];
      return { value: name, label: name, note: notes.join(', ') };
    });
  const whom = place.insteadOf === null ? `as ${place.role}` : `instead of ${place.insteadOf}`;
  const wish = { kind: 'override-user', place } as const;
  actions.showOverlay(choosing(`Who is ${place.role} ${whom}?`, choices, wish));
}

/** Asks from when to when and why: the whole shift stands there already. */
export function askWhen(draft: OverrideDraft, actions: Actions, state: LiveState): void {
  const schedule = rotaSchedule(state);
  const stretch = changeableShift(state);
  if (schedule === null || stretch === null) return;
  const title = `${whoFor(draft)}: from when to when, and why`;
  const text = timeText(stretch, schedule, state.now);
  actions.showOverlay(prompt({ kind: 'override', draft }, title, text));
}

// More would push the answer off a small screen.
const mostLines = 8;

/** Asks with who is on call then, and who would be paged twice. */
export function overrideQuestion(
  { override, effect }: Extract<OverridePlan, { kind: 'plan' }>,
  asked: Prompt,
): Overlay {
  return {
    kind: 'confirm',
    question: `${whoFor(override)}? y/N`,
    detail: ['On call then would be (primary, secondary, escalation):', ...shortened(effect)].join(
      '\n',
    ),
    action: { kind: 'override', override, asked },
  };
}

/** Asks which override to take back, where several act at once. */
export function askWhichToWithdraw(actions: Actions, state: LiveState): void {
  const found = overridesUnderCursor(state);
  const [only] = found;
  if (only === undefined)
    actions.flash('plain', 'No override under the cursor that was made in the store');
  else if (found.length === 1) askToWithdraw(only.id, actions, state);
  else {
    const choices = found.map(
      (one): Choice => ({ value: one.id, label: `${one.id} ${whoFor(one)}`, note: one.note ?? '' }),
    );
    actions.showOverlay(choosing('Take back which?', choices, { kind: 'withdraw-override' }));
  }
}

/** Asks with who is on call without it. */
export function askToWithdraw(id: string, actions: Actions, state: LiveState): void {
  const override = overridesUnderCursor(state).find((one) => one.id === id);
  if (override === undefined) return;
  const zone = rotaSchedule(state)?.timeZone ?? 'UTC';
  const when = `${dayClock(override.start, zone)} to ${dayClock(override.end, zone)}`;
  const lines = [
    'On call then (primary, secondary, escalation):',
    ...effectWithout(override, state),
  ];
  actions.showOverlay({
    kind: 'confirm',
    question: `Take back ${id}: ${whoFor(override)}, ${when}? y/N`,
    detail: shortened(lines).join('\n'),
    action: { kind: 'withdraw-override', id },
  });
}

function shortened(lines: readonly string[]): readonly string[] {
  const trimmed = lines.map((line) => line.trim());
  if (trimmed.length <= mostLines) return trimmed;
  // A person in two roles at once is what one must see.
  const warned = trimmed.filter((line) => line.startsWith('!'));
  const shown = trimmed.filter((line) => !line.startsWith('!')).slice(0, mostLines - 2);
  return [
    ...shown,
    `and ${trimmed.length - shown.length - warned.length} more`,
    ...warned.slice(0, 2),
  ];
}
