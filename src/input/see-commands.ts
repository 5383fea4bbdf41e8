import { listSteppedBack } from '../live/incident-list-moves.ts';
import { subjectOf } from '../live/selection.ts';
import { sortColumns } from '../live/sort-moves.ts';
import type { LiveState } from '../live/state.ts';
import { currentScreen, whyOpened } from '../live/view-moves.ts';
import type { Command } from './command.ts';

const always = (): boolean => true;
const canSort = ({ view }: LiveState): boolean => sortColumns[view.pane].length > 0;
const hasSubject = (state: LiveState): boolean => subjectOf(state).kind !== 'none';
const canGoBack = ({ view }: LiveState): boolean =>
  view.stack.length > 1 ||
  view.zoomed ||
  view.filter[view.pane] !== '' ||
  listSteppedBack(view) !== view;

type See = Omit<Command, 'group' | 'short'> & { readonly short?: string };

const sights: readonly See[] = [
  {
    id: 'see.open',
    title: 'Open what is under the cursor',
    short: 'open',
    keys: ['enter'],
    when: (state) =>
      hasSubject(state) || (state.view.pane === 'oncall' && state.view.stack.length === 1),
    run: (actions) => actions.openSelected(),
  },
  {
    id: 'see.back',
    title: 'Back',
    keys: ['escape'],
    when: (state) => canGoBack(state) || state.past !== null,
    run: (actions, state) => (canGoBack(state) ? actions.back() : actions.goToNow()),
  },
  {
    id: 'see.filter',
    title: 'Filter the pane',
    short: 'filter',
    keys: ['/'],
    when: ({ view }) => view.stack.length === 1,
    run: (actions, { view }) =>
      actions.showOverlay({ kind: 'filter', text: view.filter[view.pane] }),
  },
  {
    id: 'see.sort',
    title: 'Sort by the next column',
    keys: ['s'],
    when: canSort,
    run: (actions) => actions.cycleSort(),
  },
  {
    id: 'see.reverse',
    title: 'Turn the order round',
    keys: ['S'],
    when: canSort,
    run: (actions) => actions.reverseSort(),
  },
  {
    id: 'see.refresh',
    title: 'Read this pane again',
    keys: ['r'],
    when: always,
    run: (actions, { view }) => {
      const screen = currentScreen(view);
      if (screen.kind === 'why') actions.changeView((now) => whyOpened(now, screen.id));
      else actions.refresh('one');
    },
  },
  {
    id: 'see.refresh-all',
    title: 'Read everything again',
    keys: ['R'],
    when: always,
    run: (actions) => actions.refresh('all'),
  },
  {
    id: 'see.pause',
    title: 'Pause reading, or go on',
    keys: ['p'],
    when: always,
    run: (actions) => actions.togglePause(),
  },
  {
    id: 'see.handoff',
    title: 'What to hand over: the shift so far',
    keys: ['H'],
    when: ({ view }) => currentScreen(view).kind !== 'handoff',
    run: (actions) => actions.open({ kind: 'handoff' }),
  },
  {
    id: 'see.runbook',
    title: 'Show the runbook',
    keys: ['b'],
    when: hasSubject,
    run: (actions) => actions.openRunbook(),
  },
  {
    id: 'see.browser',
    title: 'Open in the browser',
    keys: ['o'],
    when: always,
    run: (actions) => actions.openInBrowser(),
  },
  {
    id: 'see.copy-id',
    title: 'Copy the id',
    keys: ['y'],
    when: hasSubject,
    run: (actions) => actions.copy('id'),
  },
  {
    id: 'see.copy-url',
    title: 'Copy the address',
    keys: ['Y'],
    when: always,
    run: (actions) => actions.copy('url'),
  },
];

/** Commands that show more, less or otherwise, and change nothing. */
export const seeCommands: readonly Command[] = sights.map((sight) => ({
  ...sight,
  short: sight.short ?? null,
  group: 'See',
}));
