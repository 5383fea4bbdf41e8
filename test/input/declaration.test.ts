import { describe, expect, test } from 'vitest';
import { declarationText, readDeclaration, readSeverity } from '../../src/input/declaration.ts';
import { received } from '../../src/live/remote.ts';
import { aLiveState, anAlert, anSloStatus, someTime } from '../support/live-state.ts';

describe('declaring', () => {
  test('reads severity and title as people type them', () => {
    expect(readDeclaration('SEV-2 checkout  is slow')).toEqual({
      severity: 'SEV-2',
      title: 'checkout is slow',
    });
    expect(readDeclaration('sev1 down')).toEqual({ severity: 'SEV-1', title: 'down' });
    expect(readDeclaration('checkout is slow')).toBeNull();
    expect(readDeclaration('SEV-2')).toBeNull();
    expect(readSeverity('5')).toBeNull();
  });

  test('starts from the SLO under the cursor, as bad as it is', () => {
    const state = aLiveState({ slos: received([anSloStatus('api', 100)], someTime) });
    expect(declarationText(state)).toEqual({
      text: 'SEV-2 api availability burns its error budget',
      about: { slo: 'api/availability', links: [] },
    });
  });

  test('starts from the alert under the cursor', () => {
    const state = aLiveState({ alerts: received([anAlert()], someTime) });
    const view = { ...state.view, pane: 'alerts' as const };
    expect(declarationText({ ...state, view }).text).toBe('SEV-2 HighLatency on api');
  });
});
