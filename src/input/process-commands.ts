import { isOpenAction } from '../incidents/action-item.ts';
import { undoOffer } from '../live/selectors/undo-offer.ts';
import { todayOf } from '../live/today.ts';
import { actionChoices, choosing, linkChoices, mergeChoices, roleChoices } from './choices.ts';
import type { Command } from './command.ts';
import { type Act, askWords, hasIncident, incidentThat, onIncidentNow } from './on-incident.ts';

const isOpen = incidentThat(({ state }) => state !== 'resolved');

const askRole: Act = (actions, incident, state) =>
  actions.showOverlay(
    choosing(`Role to give of ${incident.id}`, roleChoices(incident, state), {
      kind: 'role',
      id: incident.id,
    }),
  );

const askMerge: Act = (actions, incident, state) => {
  const others = mergeChoices(incident, state);
  const wish = { kind: 'merge', id: incident.id } as const;
  if (others.length === 0) actions.flash('plain', 'No other incident is open to merge it into');
  else actions.showOverlay(choosing(`Merge ${incident.id} into`, others, wish));
};

const askWhichIsDone: Act = (actions, incident, state) => {
  const { id } = incident;
  const open = actionChoices(incident, todayOf(state));
  if (open.length === 0) actions.flash('plain', `${id} has no open action item`);
  else actions.showOverlay(choosing(`Done of ${id}`, open, { kind: 'action-done', id }));
};

const askLink: Act = (actions, incident, state) =>
  actions.showOverlay(
    choosing(
      `Link ${incident.id} to: SLO, alert, runbook, https://…`,
      linkChoices(incident, state),
      { kind: 'link', id: incident.id },
      true,
    ),
  );

const openRoom: Act = (actions, incident, state) => {
  const { id, warRoom } = incident;
  if (warRoom === null) askWords('war-room')(actions, incident, state);
  else actions.flash('plain', `${id} has a war room already: ${warRoom}`);
};

type Step = Pick<Command, 'id' | 'title' | 'keys' | 'when' | 'run'>;

const steps: readonly Step[] = [
  {
    id: 'incident.mitigate',
    title: 'Mitigated: what people feel is over',
    keys: ['m'],
    when: incidentThat(({ state }) => state === 'triggered' || state === 'acknowledged'),
    run: onIncidentNow('mitigate', askWords('mitigate')),
  },
  {
    id: 'incident.assign',
    title: 'Assign a role: commander, communications, …',
    keys: ['A'],
    when: isOpen,
    run: onIncidentNow('assign a role of', askRole),
  },
  {
    id: 'incident.war-room',
    title: 'Open a war room',
    keys: ['W'],
    when: isOpen,
    run: onIncidentNow('open a war room for', openRoom),
  },
  {
    id: 'incident.link',
    title: 'Link an SLO, alert, runbook or address',
    keys: ['L'],
    when: hasIncident,
    run: onIncidentNow('link', askLink),
  },
  {
    id: 'incident.add-action',
    title: 'Promise an action item: what, who, by when',
    keys: ['T'],
    when: incidentThat(({ mergedInto }) => mergedInto === null),
    run: onIncidentNow('promise something after', askWords('action')),
  },
  {
    id: 'incident.finish-action',
    title: 'An action item is done',
    keys: ['D'],
    when: incidentThat(({ actionItems }) => actionItems.some(isOpenAction)),
    run: onIncidentNow('finish an action item of', askWhichIsDone),
  },
  {
    id: 'incident.merge',
    title: 'Merge into another incident (asks first)',
    keys: ['M'],
    when: isOpen,
    run: onIncidentNow('merge', askMerge),
  },
  {
    id: 'incident.reopen',
    title: 'Reopen a resolved incident',
    keys: ['O'],
    when: incidentThat(({ state, mergedInto }) => state === 'resolved' && mergedInto === null),
    run: onIncidentNow('reopen', askWords('reopen')),
  },
  {
    id: 'incident.undo',
    title: 'Take back what you did last, within 10 s',
    keys: ['z'],
    when: (state) => undoOffer(state) !== null,
    run: (actions, state) => {
      if (undoOffer(state) !== null) void actions.undo();
      else actions.flash('plain', 'Nothing to take back: only what you did in the last 10 s');
    },
  },
];

/** The less frequent steps of the incident process. */
export const processCommands: readonly Command[] = steps.map((step) => ({
  ...step,
  short: null,
  group: 'Act',
}));
