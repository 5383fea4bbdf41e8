import type { ActionWish } from '../incidents/change-action-item.ts';
import type { Incident, Severity } from '../incidents/incident.ts';
import { isoDate } from '../text/time.ts';

/** The part of an incident store the demo fills. */
type Store = {
  declare(
    declaration: { readonly severity: Severity; readonly title: string; readonly slo: string },
    actor: string,
  ): Promise<Incident>;
  acknowledge(id: string, actor: string): Promise<unknown>;
  note(id: string, actor: string, text: string): Promise<unknown>;
  resolve(id: string, actor: string, resolution: string): Promise<unknown>;
  changeActions(id: string, actor: string, wish: ActionWish): Promise<unknown>;
  now(): Promise<number>;
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
  await promise(store, id, 'Alert on connections in use', 'charlie', -3);
  await promise(store, id, 'Test failover of the database', 'alice', 4);
}

/** What is to be done so many days from today; before it when below 0. */
async function promise(
  store: Store,
  id: string,
  text: string,
  owner: string,
  inDays: number,
): Promise<void> {
  const due = isoDate((await store.now()) + inDays * 86_400_000, 'UTC');
  await store.changeActions(id, 'charlie', { kind: 'add-action', text, owner, due });
}

async function acknowledgedOne(store: Store): Promise<void> {
  const { id } = await store.declare(
    { severity: 'SEV-3', title: 'Checkout slower than usual', slo: 'checkout/latency' },
    'alice',
  );
  await store.acknowledge(id, 'bob');
  await store.note(id, 'bob', 'began with the new card form; rolling it back');
}
