import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { StoreLocation } from '../../src/config/config.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { TeamStore } from '../../src/store/sql-store.ts';
import { copyStore } from '../../src/store/upkeep/copy-store.ts';
import { openUpkeep } from '../../src/store/upkeep/open-upkeep.ts';
import { fillStore } from '../support/full-store.ts';
import { hasPostgres, startPostgres } from '../support/postgres.ts';
import { minutes } from '../support/stores.ts';

// `npm run bench -- store`: 10,000 incidents with 200,000 events, 200 of them open, in each kind of
// store. Medians; times go here, never in tests.
const rounds = 31;
const filling = { incidents: 10_000, eventsEach: 20, open: 200 };
const hourMs = 3_600_000;

const say = (line: string) => process.stdout.write(`${line}\n`);

async function medianMs(work: () => Promise<unknown>, times = rounds): Promise<number> {
  const laps: number[] = [];
  for (let round = 0; round < times; round += 1) {
    const from = performance.now();
    await work();
    laps.push(performance.now() - from);
  }
  return laps.sort((one, other) => one - other)[Math.floor(times / 2)] ?? Number.NaN;
}

async function report(name: string, work: () => Promise<unknown>, times?: number): Promise<void> {
  const ms = await medianMs(work, times);
  say(`  ${name.padEnd(34)} ${ms < 10 ? ms.toFixed(2) : ms.toFixed(0)} ms`);
}

const openStates = ['triggered', 'acknowledged', 'mitigated'] as const;

async function measure(location: StoreLocation): Promise<void> {
  await fillStore(location, { ...filling, from: Date.now() - filling.incidents * hourMs });
  const store = await openStore(location, minutes);
  say(store.description);
  const last = `INC-${filling.incidents}`;
  await report('list, the 200 open', () => store.list({ states: openStates }));
  await report('first page of all, 200', () => store.page({}, { limit: 200 }));
  const after = `INC-${filling.incidents / 2}`;
  await report('next page, from the middle', () => store.page({}, { limit: 200, after }));
  await report('list, all 10,000', () => store.list());
  await report('open one', () => store.show('INC-5000'));
  await promise(store);
  await report('open action items, of 300 incidents', () => store.actionItems());
  await report('overdue ones, of 100', () => store.actionItems({ dueBefore: '2026-01-11' }));
  await report('dashboard poll, no change', () => store.revision());
  await report('acknowledge and give back', async () => {
    await store.acknowledge(last, 'alice');
    await store.unacknowledge(last, 'alice');
  });
  await report('note', () => store.note(last, 'alice', 'looking'));
  await store.close();
  const upkeep = await openUpkeep(location);
  await report('verify', () => upkeep.verify(null), 3);
  await report('rebuild, nothing to do', () => upkeep.rebuild(), 3);
  await report('backup', () => upkeep.backUp(nextFile()), 3);
  await report('prune half of it', () => upkeep.prune(Date.now() - 5_000 * hourMs, 'alice'), 1);
  await upkeep.close();
}

/** After each tenth incident something that is due on one of thirty days. */
async function promise(store: TeamStore): Promise<void> {
  for (let index = 1; index <= 300; index += 1) {
    const due = `2026-01-${String((index % 30) + 1).padStart(2, '0')}`;
    const wish = { kind: 'add-action', text: 'Test failover', owner: null, due } as const;
    await store.changeActions(`INC-${index * 10}`, 'alice', wish);
  }
}

let backups = 0;
const folder = mkdtempSync(path.join(tmpdir(), 'onduty-bench-'));
const nextFile = () => path.join(folder, `backup-${++backups}.db`);
const file = { kind: 'sqlite', path: path.join(folder, 'incidents.db') } as const;
const server = hasPostgres ? await startPostgres() : null;
try {
  await measure(file);
  if (server !== null) {
    await measure({ kind: 'postgres', url: await server.freshDatabase() });
    const target = { kind: 'postgres', url: await server.freshDatabase() } as const;
    await report('copy from SQLite, half of it pruned', () => copyStore(file, target), 1);
  }
} finally {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
}
