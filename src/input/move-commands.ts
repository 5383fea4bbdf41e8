import type { Command } from './command.ts';
import { inRota } from './rota-commands.ts';

const always = (): boolean => true;
const page = 10;

type Move = Pick<Command, 'id' | 'title' | 'keys' | 'run'>;

const moves: readonly Move[] = [
  {
    id: 'move.down',
    title: 'Down',
    keys: ['j', 'down'],
    run: (actions) => actions.moveCursor(1),
  },
  { id: 'move.up', title: 'Up', keys: ['k', 'up'], run: (actions) => actions.moveCursor(-1) },
  {
    id: 'move.first',
    title: 'To the first row',
    keys: ['g', 'home'],
    run: (actions) => actions.moveCursorTo('first'),
  },
  {
    id: 'move.last',
    title: 'To the last row',
    keys: ['G', 'end'],
    run: (actions) => actions.moveCursorTo('last'),
  },
  {
    id: 'move.page-down',
    title: 'Page down',
    keys: ['pagedown', 'ctrl+d'],
    run: (actions) => actions.moveCursor(page),
  },
  {
    id: 'move.page-up',
    title: 'Page up',
    keys: ['pageup', 'ctrl+u'],
    run: (actions) => actions.moveCursor(-page),
  },
  {
    id: 'pane.next',
    title: 'Next pane',
    keys: ['tab', 'l', 'right'],
    run: (actions) => actions.nextPane(1),
  },
  {
    id: 'pane.previous',
    title: 'Previous pane',
    keys: ['shift+tab', 'h', 'left'],
    run: (actions) => actions.nextPane(-1),
  },
];

/** Commands that move the cursor and between panes. */
export const moveCommands: readonly Command[] = [
  ...moves.map(
    (move): Command => ({
      ...move,
      short: null,
      group: 'Move',
      // There the keys move through time.
      when: (state) => !inRota(state),
    }),
  ),
  ...(['slos', 'budget', 'oncall', 'incidents', 'alerts'] as const).map(
    (pane, index): Command => ({
      id: `pane.${pane}`,
      title: `Pane ${index + 1}, again to zoom`,
      short: null,
      group: 'Move',
      keys: [`${index + 1}`],
      when: always,
      run: (actions) => actions.goToPane(pane),
    }),
  ),
];
