import { describe, expect, test } from 'vitest';
import type { Handoff } from '../../src/live/handoff/handoff.ts';
import { failed, received, waiting } from '../../src/live/remote.ts';
import { anAction } from '../support/an-action.ts';
import { fixtureNow } from '../support/fixture-time.ts';
import { opened, type Size } from './drawn.ts';

const usual: Size = { columns: 120, rows: 40 };

const handoff: Handoff = {
  at: fixtureNow,
  since: fixtureNow - 3_600_000,
  because: 'shift',
  primary: 'alice',
  next: { primary: 'bob', from: fixtureNow + 3_600_000 },
  timeZone: null,
  incidents: { kind: 'known', value: [] },
  events: { kind: 'unknown', reason: 'the store is away' },
  spending: {
    kind: 'known',
    value: [
      { slo: 'api/availability', window: '30d', spent: 0.6944, remaining: -0.1 },
      { slo: 'api/latency', window: '30d', spent: null, remaining: null },
      { slo: 'api/quiet', window: '30d', spent: 0, remaining: 1 },
    ],
  },
  silences: { kind: 'known', value: [] },
  today: '2026-11-24',
  actions: {
    kind: 'known',
    value: [
      {
        incidentId: 'INC-3',
        title: 'API down',
        item: anAction({ owner: 'alice', due: '2026-11-21' }),
      },
      { incidentId: 'INC-3', title: 'API down', item: anAction({ number: 2, due: '2026-11-24' }) },
    ],
  },
};

describe('the handoff on screen', () => {
  test('says what the command says; what is not known looks so', () => {
    const shown = opened({ kind: 'handoff' }, usual, { handoff: received(handoff, fixtureNow) });
    expect(shown).toMatch(/alice hands over to bob on .*, when the shift began/);
    expect(shown).toMatch(/Open incidents *│?\n.* none /);
    expect(shown).toContain('api/availability: 69.4% of 30d, -10% left');
    expect(shown).toContain('api/latency: – of 30d, – left');
    expect(shown).not.toContain('api/quiet');
    expect(shown).toContain(
      '3 days overdue: Raise the pool, alice (INC-3 action item 1, API down)',
    );
    expect(shown).toContain('due today: Raise the pool, nobody has it (INC-3 action item 2,');
    expect(shown).toContain('not known: the store is away');
  });

  test('is said to be read, and why it can not be', () => {
    expect(opened({ kind: 'handoff' }, usual, { handoff: waiting })).toContain('Reading…');
    const trouble = failed(waiting, 'no answer');
    expect(opened({ kind: 'handoff' }, usual, { handoff: trouble })).toContain('no answer');
  });
});
