import { describe, expect, test } from 'vitest';
import { declarationDraft, readDeclaration, readSeverity } from '../../src/input/declaration.ts';
import { received } from '../../src/live/remote.ts';
import { aLiveState, anAlert, anIncident, anSloStatus, someTime } from '../support/live-state.ts';

describe('declaring', () => {
  test('reads severity and title as people type them', () => {
    expect(readDeclaration('SEV-2 checkout  is slow')).toEqual({
      severity: 'SEV-2',
      title: 'checkout is slow',
    });
    expect(readDeclaration('sev1 down')).toEqual({ severity: 'SEV-1', title: 'down' });
    // Typed behind the one that the prompt began with.
    expect(readDeclaration('SEV-3 SEV-1 down')).toEqual({ severity: 'SEV-1', title: 'down' });
    expect(readDeclaration('SEV-3 2 nodes down')).toEqual({
      severity: 'SEV-3',
      title: '2 nodes down',
    });
    expect(readDeclaration('SEV-3 SEV-1')).toBeNull();
    expect(readDeclaration('checkout is slow')).toBeNull();
    expect(readDeclaration('SEV-2')).toBeNull();
    expect(readSeverity('5')).toBeNull();
  });

  test('starts from the SLO under the cursor, as bad as it is', () => {
    const state = aLiveState({ slos: received([anSloStatus('api', 100)], someTime) });
    expect(declarationDraft(state)).toEqual({
      text: 'SEV-2 api availability burns its error budget',
      about: { slo: 'api/availability', links: [] },
      openAlready: null,
    });
  });

  test('starts from the alert under the cursor', () => {
    const state = aLiveState({ alerts: received([anAlert()], someTime) });
    const view = { ...state.view, pane: 'alerts' as const };
    expect(declarationDraft({ ...state, view })).toEqual({
      text: 'SEV-2 HighLatency on api',
      about: { slo: null, links: [{ kind: 'alert', target: 'HighLatency' }] },
      openAlready: null,
    });
  });

  test.each([
    [{ slo_id: 'api/availability' }],
    [{ sloth_service: 'api', sloth_slo: 'availability' }],
    [{ service: 'api', slo: 'availability' }],
  ])('an alert with %o is linked to its SLO, and the SLO to the alert', (labels) => {
    const runbook = 'https://runbooks.example.com/api';
    const alert = anAlert({ name: 'ErrorBudgetBurn', severity: 'ticket', labels, runbook });
    const state = aLiveState({
      slos: received([anSloStatus('api', 100)], someTime),
      alerts: received([alert], someTime),
      incidents: received([anIncident({ id: 'INC-9', slo: 'api/availability' })], someTime),
    });
    const links = [
      { kind: 'alert', target: 'ErrorBudgetBurn' },
      { kind: 'runbook', target: runbook },
    ];
    const fromAlert = { ...state, view: { ...state.view, pane: 'alerts' as const } };
    expect(declarationDraft(fromAlert)).toEqual({
      text: 'SEV-3 ErrorBudgetBurn on api',
      about: { slo: 'api/availability', links },
      openAlready: 'INC-9',
    });
    expect(declarationDraft(state).about.links).toEqual(links.slice(0, 1));
  });
});
