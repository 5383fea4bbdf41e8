import type { ReactNode } from 'react';
import type { Pane } from '../src/live/view.ts';
import type { PaneRect } from './layout.ts';
import { useLive } from './live-context.tsx';
import { AlertPane } from './panes/alert-pane.tsx';
import { BudgetPane } from './panes/budget-pane.tsx';
import { IncidentPane } from './panes/incident-pane.tsx';
import { OnCallPane } from './panes/oncall-pane.tsx';
import type { PaneProps } from './panes/pane.tsx';
import { SloPane } from './panes/slo-pane.tsx';

const views: Readonly<Record<Pane, (props: PaneProps) => ReactNode>> = {
  slos: SloPane,
  budget: BudgetPane,
  oncall: OnCallPane,
  incidents: IncidentPane,
  alerts: AlertPane,
};

/** The panes at their places. */
export function Overview({ panes }: { readonly panes: readonly PaneRect[] }) {
  const focused = useLive(({ view }) => view.pane);
  return panes.map(({ pane, rect }) => {
    const View = views[pane];
    return <View key={pane} rect={rect} focused={pane === focused} />;
  });
}
