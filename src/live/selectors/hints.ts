import type { LiveState } from '../state.ts';

/** What a list says instead of rows, so that it is never blank; `filtered` when a filter hides them all. */
export function emptyHint(state: LiveState, pane: 'slos' | 'incidents' | 'alerts'): string {
  const filter = state.view.filter[pane];
  if (pane === 'incidents' && state.view.incidentList.atLeast !== null && hasRows(state, pane))
    return `None is ${state.view.incidentList.atLeast} or worse: f shows the others.`;
  if (filter !== '' && hasRows(state, pane)) return `Nothing matches "${filter}".`;
  if (state[pane].status === 'waiting') return waitingHint(state, pane);
  if (state[pane].status === 'failed') return 'Nothing is known yet; it is tried again by itself.';
  return noneHint(state, pane);
}

function hasRows(state: LiveState, pane: 'slos' | 'incidents' | 'alerts'): boolean {
  return (state[pane].data?.length ?? 0) > 0;
}

function waitingHint({ setup }: LiveState, pane: 'slos' | 'incidents' | 'alerts'): string {
  if (pane === 'incidents') return 'Reading the incident store…';
  return setup.configured.prometheus
    ? 'Asking Prometheus…'
    : 'No Prometheus is configured: start with --prometheus URL.';
}

function noneHint({ setup, past }: LiveState, pane: 'slos' | 'incidents' | 'alerts'): string {
  if (past !== null && pane === 'incidents') return 'No incident was open then.';
  if (past !== null && pane === 'alerts') return 'No alert fired then.';
  if (pane === 'incidents') return 'No incidents. d declares one.';
  if (pane === 'alerts') return 'No alerts.';
  return setup.configured.slos
    ? 'No SLOs.'
    : 'No SLOs are configured or recorded: describe services in onduty.yaml.';
}
