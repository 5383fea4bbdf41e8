import type { Command } from './command.ts';

const always = (): boolean => true;

/** Commands about the program itself. */
export const programCommands: readonly Command[] = [
  {
    id: 'program.palette',
    title: 'Find a command',
    short: 'command',
    group: 'Program',
    keys: [':'],
    when: always,
    run: (actions) => actions.showOverlay({ kind: 'palette', text: '', index: 0 }),
  },
  {
    id: 'program.help',
    title: 'Help',
    short: 'help',
    group: 'Program',
    keys: ['?'],
    when: always,
    run: (actions) => actions.showOverlay({ kind: 'help', offset: 0 }),
  },
  {
    id: 'program.redraw',
    title: 'Draw the screen again',
    short: null,
    group: 'Program',
    keys: ['ctrl+l'],
    when: always,
    run: (actions) => actions.redraw(),
  },
  {
    id: 'program.suspend',
    title: 'Stop for a while (fg brings it back)',
    short: null,
    group: 'Program',
    keys: ['ctrl+z'],
    when: always,
    run: (actions) => actions.suspend(),
  },
  {
    id: 'program.quit',
    title: 'Quit',
    short: 'quit',
    group: 'Program',
    keys: ['q', 'ctrl+c'],
    when: always,
    run: (actions) => actions.quit(),
  },
];
