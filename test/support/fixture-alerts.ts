import type { Alert } from '../../src/live/alert.ts';
import { day, fixtureNow, hour, minute, second } from './fixture-time.ts';
import { anAlert } from './live-state.ts';

/** An alert that says no more than its name. */
function alert(wishes: Partial<Alert> & Pick<Alert, 'id' | 'name'>): Alert {
  const nothing = { severity: null, service: null, summary: null, labels: {} };
  return anAlert({ ...nothing, since: fixtureNow - 4 * minute, ...wishes });
}

export const fixtureAlerts: readonly Alert[] = [
  alert({
    id: 'a1',
    name: 'ErrorBudgetBurn',
    severity: 'page',
    service: 'api-service',
    summary: 'api-service burns its error budget 14.4 times too fast',
    labels: { alertname: 'ErrorBudgetBurn', service: 'api-service', severity: 'page' },
  }),
  alert({
    id: 'a2',
    name: 'HighLatency',
    severity: 'warning',
    service: 'checkout',
    since: fixtureNow - 3 * hour,
    summary: 'p99 over 200 ms',
  }),
  alert({ id: 'a3', name: 'DiskWillFill', state: 'pending', since: fixtureNow - 40 * second }),
  alert({
    id: 'a4',
    name: 'CertificateExpiry',
    state: 'silenced',
    since: fixtureNow - day,
    silencedBy: 'alice',
    silencedUntil: Date.UTC(2026, 10, 24, 15),
  }),
];
