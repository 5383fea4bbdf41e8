import type { Incident, Severity } from '../incidents/incident.ts';

/** The part of an incident store the demo fills. */
type Store = {
  declare(
    declaration: { readonly severity: Severity; readonly title: string; readonly slo: string },
    actor: string,
  ): Promise<Incident>;
  acknowledge(id: string, actor: string): Promise<unknown>;
  note(id: string, actor: string, text: string): Promise<unknown>;
  resolve(id: string, actor: string, resolution: string): Promise<unknown>;
};

/** Three incidents, one in each state; their times are the store's, that is now. */
export async function declareDemoIncidents(store: Store): Promise<void> {
  await resolvedOne(store);
  await acknowledgedOne(store);
  await store.declare(
    { severity: 'SEV-1', title: 'API answers 5xx', slo: 'api-service/availability' },
    'prometheus',
  );
}

async function resolvedOne(store: Store): Promise<void> {
  const { id } = await store.declare(
    { severity: 'SEV-2', title: 'Shipping rejects one in ten', slo: 'shipping/availability' },
    'prometheus',
  );
  await store.acknowledge(id, 'charlie');
  await store.note(id, 'charlie', 'shipping-2 ran out of connections to its database');
  await store.resolve(id, 'charlie', 'pool raised to 40, both instances restarted');
}

async function acknowledgedOne(store: Store): Promise<void> {
  const { id } = await store.declare(
    { severity: 'SEV-3', title: 'Checkout slower than usual', slo: 'checkout/latency' },
    'alice',
  );
  await store.acknowledge(id, 'bob');
  await store.note(id, 'bob', 'began with the new card form; rolling it back');
}
