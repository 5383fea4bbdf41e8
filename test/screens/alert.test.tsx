import { expect, test } from 'vitest';
import { received } from '../../src/live/remote.ts';
import { fixtureNow } from '../support/fixture-time.ts';
import { anAlert } from '../support/live-state.ts';
import { opened, tall } from './drawn.ts';

test('an alert shows its runbook', () => {
  const runbook = 'https://runbooks.example.com/api';
  const alerts = received([anAlert({ id: 'a1', runbook })], fixtureNow);
  const shown = opened({ kind: 'alert', id: 'a1' }, tall, { alerts });
  expect(shown).toMatch(/runbook +https:\/\/runbooks\.example\.com\/api/);
});

test('an alert shows its labels, and that it has gone when it has', () => {
  expect(opened({ kind: 'alert', id: 'a1' }, tall)).toContain('alertname ErrorBudgetBurn');
  expect(opened({ kind: 'alert', id: 'zz' }, tall)).toContain('it has resolved');
});
