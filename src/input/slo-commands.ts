import { hasLatency } from '../live/latency-history.ts';
import { selectedSlo } from '../live/selection.ts';
import type { LiveState } from '../live/state.ts';
import { chartCycled, currentScreen } from '../live/view-moves.ts';
import type { Command } from './command.ts';

const isOpen = ({ view }: LiveState): boolean => currentScreen(view).kind === 'slo';

/** Commands of the screen of one SLO. */
export const sloCommands: readonly Command[] = [
  {
    id: 'slo.chart',
    title: 'The next chart of an SLO: budget, SLI, burn rate, latency',
    short: 'chart',
    group: 'See',
    keys: ['c'],
    when: isOpen,
    run: (actions, state) => {
      const slo = selectedSlo(state)?.slo;
      if (!isOpen(state)) actions.flash('plain', 'Open an SLO to change its chart');
      else actions.changeView((view) => chartCycled(view, slo !== undefined && hasLatency(slo)));
    },
  },
];
