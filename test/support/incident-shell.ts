import type { IncidentDeps } from '../../src/commands/incident/deps.ts';
import { usualRoles } from '../../src/incidents/role.ts';
import { usualPolicies } from '../../src/incidents/severity-policy.ts';
import { usualWarRoom } from '../../src/incidents/war-room.ts';
import type { IncidentStore } from '../../src/store/incident-store.ts';
import { withStore } from './stores.ts';

/** What was printed as the answer, and beside it. */
export type Printed = string[] & { readonly beside: string[] };

/** A fresh store in memory, alice at the shell without a terminal, and all that was printed. */
export function atTheShell(
  work: (deps: IncidentDeps, printed: Printed, store: IncidentStore) => Promise<void>,
): Promise<void> {
  return withStore({ kind: 'sqlite', path: ':memory:' }, async (store) => {
    const printed: Printed = Object.assign([], { beside: [] });
    const deps: IncidentDeps = {
      store,
      current: async () => store,
      actor: 'alice',
      rules: {
        policies: usualPolicies(5),
        roles: [...usualRoles, 'customer-liaison'],
        channel: '#incidents',
        warRoom: usualWarRoom,
        keepSeconds: null,
      },
      slos: ['checkout/availability'],
      people: [],
      schedules: async () => [],
      timeZone: 'UTC',
      out: (text) => void printed.push(text),
      remark: (text) => void printed.beside.push(text),
      ask: null,
      lastKnown: async () => null,
      costs: async () => [],
      now: await store.now(),
      width: 100,
    };
    await work(deps, printed, store);
  });
}

export const unnamed = { id: undefined, incidentId: undefined, json: false };

export const named = (id: string) => ({ ...unnamed, id });

/** Such as one is declared from the shell. */
export const outage = {
  severity: 'sev1',
  title: 'API service down',
  channel: true,
  slo: undefined,
  json: false,
} as const;

/** A text behind a command that takes one. */
export const words = (id: string | undefined, text?: string, message?: string) => ({
  ...unnamed,
  id,
  text,
  message,
});
