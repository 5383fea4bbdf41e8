import { hasLatency } from '../live/latency-history.ts';
import { selectedSlo, subjectOf } from '../live/selection.ts';
import { ownChoice, whatIfChoices } from '../live/selectors/what-if.ts';
import type { LiveState } from '../live/state.ts';
import { chartCycled, currentScreen, whyOpened } from '../live/view-moves.ts';
import type { Command } from './command.ts';

const isOpen = ({ view }: LiveState): boolean => currentScreen(view).kind === 'slo';

/** The SLO a key acts on: under the cursor, open, or the one an incident is about. */
function sloOf(state: LiveState): string | null {
  const subject = subjectOf(state);
  if (subject.kind === 'slo') return subject.slo.slo.id;
  return subject.kind === 'incident' ? subject.incident.slo : null;
}

/** Commands about one SLO. */
export const sloCommands: readonly Command[] = [
  {
    id: 'slo.why',
    title: 'Why: what the bad events of the SLO have in common',
    short: 'why',
    group: 'See',
    keys: ['w'],
    when: (state) => sloOf(state) !== null,
    run: (actions, state) => {
      const id = sloOf(state);
      if (id === null) actions.flash('plain', 'No SLO under the cursor to explain');
      else actions.changeView((view) => whyOpened(view, id));
    },
  },
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
  {
    id: 'slo.what-if',
    title: 'What if: another target or window, or without an outage',
    short: 'what if',
    group: 'See',
    keys: ['i'],
    when: isOpen,
    run: (actions, state) => {
      const choices = whatIfChoices(state);
      const slo = selectedSlo(state)?.slo;
      if (!isOpen(state)) actions.flash('plain', 'Open an SLO to ask what if');
      else if (choices === null || slo === undefined)
        actions.flash('plain', 'There is no history to reckon from yet');
      else actions.showOverlay({ kind: 'what-if', choice: ownChoice(choices, slo) });
    },
  },
];
