import { expect, test } from 'vitest';
import {
  addAction,
  changeAction,
  finishAction,
} from '../../../src/commands/incident/change-actions.ts';
import { exportIncident } from '../../../src/commands/incident/export-incident.ts';
import { listActions } from '../../../src/commands/incident/list-actions.ts';
import { showIncident } from '../../../src/commands/incident/show-incident.ts';
import type { StoreLocation } from '../../../src/config/config.ts';
import { atTheShell, unnamed, words } from '../../support/incident-shell.ts';
import { runProgram } from '../../support/run-program.ts';
import { describeEachStore, temporaryFolder, withStore } from '../../support/stores.ts';

const outage = { severity: 'SEV-1', title: 'API down' } as const;
const at = Date.UTC(2026, 10, 24, 23, 30);
const item = (number: string, id?: string) => ({
  ...unnamed,
  id: id ?? number,
  item: id && number,
});

test('the day an item is overdue from is the one of the schedule', () =>
  atTheShell(async (deps, printed, store) => {
    await store.declare(outage, 'bob');
    const inZone = (timeZone: string) => ({ ...deps, now: at, timeZone });
    await addAction(deps, { ...words('Raise the pool'), flags: { due: '2026-11-24' } });
    const flags = { ...unnamed, overdue: true };
    await listActions(inZone('America/New_York'), flags);
    await listActions(inZone('UTC'), flags);
    expect(printed.slice(-2)).toEqual(['no action item is overdue', 'no action item is overdue']);
    await listActions(inZone('Europe/Berlin'), flags);
    expect(printed.at(-1)).toMatch(/INC-1 +1 +Raise the pool +nobody +2026-11-24 +1 day overdue/);
    await addAction(inZone('Europe/Berlin'), { ...words('1', 'Test it'), flags: { due: '+7d' } });
    expect(printed.at(-1)).toBe('INC-1 action item 2. Test it (Due: 2026-12-02), added by alice');
  }));

test('an incident says them in the words of the documents', () =>
  atTheShell(async (deps, printed, store) => {
    await store.declare(outage, 'bob');
    const flags = { owner: 'Alice', due: '2024-01-22' };
    await addAction(deps, { ...words('*Connection* pool monitoring'), flags });
    await addAction(deps, { ...words('INC-1', 'Write it down'), flags: {} });
    await changeAction(deps, { ...item('2'), flags: { owner: 'bob' } });
    await store.resolve('INC-1', 'bob', 'rolled back');
    await expect(finishAction(deps, item('2'))).rejects.toThrow(/no incident is open/);
    await finishAction(deps, item('2', 'INC-1'));
    expect(printed.at(-1)).toBe('INC-1 action item 2 done by alice: Write it down');
    await showIncident({ ...deps, now: Date.UTC(2024, 0, 22) }, { ...unnamed, id: '1' });
    expect(printed.at(-1)).toContain(
      'action items  1. *Connection* pool monitoring (Owner: Alice, Due: 2024-01-22)\n',
    );
    await exportIncident(deps, { ...unnamed, id: '1', markdown: true });
    expect(printed.at(-1)).toMatch(
      /\n## Action items\n\n1\. \\\*Connection\\\* pool monitoring \(Owner: Alice, Due: 2024-01-22, \d+ days overdue\)\n2\. Write it down \(Owner: bob, done by alice\)\n/,
    );
  }));

describeEachStore('action items from the built program', (lab) => {
  const folder = temporaryFolder();
  const storeText = (location: StoreLocation) =>
    location.kind === 'sqlite' ? `sqlite:${location.path}` : location.url;
  const incident = (location: StoreLocation, user: string, line: string) =>
    runProgram(['incident', '--store', storeText(location), '--user', user, ...line.split(' ')], {
      cwd: folder,
    });

  test('are done by one of two processes, and listed over all incidents', async () => {
    const location = await lab.freshLocation();
    await withStore(location, async (store) => {
      for (const _ of [1, 2]) await store.declare(outage, 'bob');
    });
    const line = 'action add Failover --incident-id INC-2 --owner carol --due 2026-01-01';
    expect(await incident(location, 'alice', line)).toMatchObject({ code: 0 });
    const both = await Promise.all(
      ['alice', 'bob'].map((user) => incident(location, user, 'action done 1 --incident-id INC-2')),
    );
    expect(both.map(({ code }) => code).toSorted()).toEqual([0, 1]);
    expect(both.find(({ code }) => code === 1)?.stderr).toMatch(
      /action item 1 of INC-2 was already done by (alice|bob) (just now|\d+ s ago)\n$/,
    );
    const ambiguous = await incident(location, 'bob', 'action reopen 1');
    expect(ambiguous).toMatchObject({ code: 1, stderr: expect.stringMatching(/name one: INC-2/) });
    await incident(location, 'bob', 'action reopen 1 --incident-id INC-2');
    const listed = await incident(location, 'bob', 'actions --owner Carol --overdue --json');
    expect(JSON.parse(listed.stdout).actionItems).toMatchObject([
      { incident: 'INC-2', number: 1, text: 'Failover', state: 'open', due: '2026-01-01' },
    ]);
  });
});
