import { overridesUnderCursor } from '../live/override-plan.ts';
import { pastRefusal } from '../live/past-refusal.ts';
import {
  dateShown,
  type RotaMove,
  rowStepped,
  scheduleStepped,
  shiftStepped,
  spanStepped,
  spanToggled,
} from '../live/rota-moves.ts';
import type { LiveState } from '../live/state.ts';
import { currentScreen } from '../live/view-moves.ts';
import type { Command } from './command.ts';
import { askToOverride, askWhichToWithdraw } from './override-questions.ts';
import { prompt } from './word-prompts.ts';

/** Whether the calendar of a schedule is on screen. */
export const inRota = ({ view, setup }: LiveState): boolean =>
  currentScreen(view).kind === 'oncall' && setup.rota.schedules.length > 0;

type Step = Pick<Command, 'id' | 'title' | 'keys'> & {
  readonly short?: string;
  readonly move: RotaMove;
};

const steps: readonly Step[] = [
  {
    id: 'rota.span',
    title: 'Schedule: a month, or a week',
    short: 'week/month',
    keys: ['m'],
    move: spanToggled,
  },
  {
    id: 'rota.today',
    title: 'Schedule: to now',
    short: 'today',
    keys: ['t'],
    move: dateShown(null),
  },
  {
    id: 'rota.shift-on',
    title: 'Schedule: the next shift',
    keys: ['l', 'right'],
    move: shiftStepped(1),
  },
  {
    id: 'rota.shift-back',
    title: 'Schedule: the shift before',
    keys: ['h', 'left'],
    move: shiftStepped(-1),
  },
  {
    id: 'rota.row-on',
    title: 'Schedule: a day on, in a month a week',
    keys: ['j', 'down'],
    move: rowStepped(1),
  },
  {
    id: 'rota.row-back',
    title: 'Schedule: a day back, in a month a week',
    keys: ['k', 'up'],
    move: rowStepped(-1),
  },
  {
    id: 'rota.on',
    title: 'Schedule: the next week or month',
    keys: ['>', 'pagedown', 'ctrl+d'],
    move: spanStepped(1),
  },
  {
    id: 'rota.back',
    title: 'Schedule: the week or month before',
    keys: ['<', 'pageup', 'ctrl+u'],
    move: spanStepped(-1),
  },
];

const turns: readonly Step[] = [
  { id: 'rota.next', title: 'Schedule: the next one', keys: ['tab'], move: scheduleStepped(1) },
  {
    id: 'rota.previous',
    title: 'Schedule: the one before',
    keys: ['shift+tab'],
    move: scheduleStepped(-1),
  },
];

function commandOf({ move, short, ...step }: Step): Command {
  return {
    ...step,
    short: short ?? null,
    group: 'Move',
    when: inRota,
    run: (actions, state) => {
      if (inRota(state)) actions.changeView((view) => move(view, state));
      else actions.flash('plain', 'Open the schedule first: 3, then enter');
    },
  };
}

const canChange = (state: LiveState): boolean => inRota(state) && state.past === null;

/** A change of the rotation, which needs its screen and the present. */
function onRota(ask: Command['run']): Command['run'] {
  return (actions, state) => {
    if (!inRota(state)) actions.flash('plain', 'Open the schedule first: 3, then enter');
    else if (state.past !== null) actions.flash('plain', pastRefusal(state.past));
    else ask(actions, state);
  };
}

/** Commands on the screen of the schedules. */
export const rotaCommands: readonly Command[] = [
  ...[...steps, ...turns].map(commandOf),
  {
    id: 'rota.date',
    title: 'Schedule: to a date',
    short: 'date',
    group: 'Move',
    keys: ['g'],
    when: inRota,
    run: (actions) =>
      actions.showOverlay(
        prompt({ kind: 'rota-date' }, 'Which date? 2026-12-24, 24 or +14 days', ''),
      ),
  },
  {
    id: 'rota.override',
    title: 'Schedule: put somebody in for the shift under the cursor (asks first)',
    short: 'cover',
    group: 'Act',
    keys: ['c'],
    when: canChange,
    run: onRota(askToOverride),
  },
  {
    id: 'rota.withdraw',
    title: 'Schedule: take back the override under the cursor (asks first)',
    short: 'take back',
    group: 'Act',
    keys: ['x'],
    when: (state) => canChange(state) && overridesUnderCursor(state).length > 0,
    run: onRota(askWhichToWithdraw),
  },
];
