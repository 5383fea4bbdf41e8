// A process of its own that works on a store: node store-worker.ts LOCATION ACTOR JOB COUNT. With the
// job `send`, ACTOR is the folder of the outbox that it sends.
// It says "ready", waits for a line, and then says each confirmed result as a line of JSON.
import { once } from 'node:events';
import type { StoreLocation } from '../../src/config/config.ts';
import { usualPolicies } from '../../src/incidents/severity-policy.ts';
import { openOutbox } from '../../src/offline/outbox.ts';
import { createSender } from '../../src/offline/outbox-sender.ts';
import { openStore } from '../../src/store/open-store.ts';

const [location = '', actor = '', job = '', count = '0'] = process.argv.slice(2);
const store = await openStore(JSON.parse(location) as StoreLocation, {
  policies: usualPolicies(5),
});
const say = (result: unknown) => process.stdout.write(`${JSON.stringify(result)}\n`);

const deadlines = new Map((await store.list()).map(({ id, escalatesAt }) => [id, escalatesAt]));

say('ready');
await once(process.stdin, 'data');
if (job === 'send') {
  const sender = createSender(openOutbox(actor), Date.now);
  sender.tell(({ entry }) => say(entry.number));
  await sender.send(store);
}
for (let number = 1; number <= Number(count); number += 1) {
  if (job === 'acknowledge') say(await store.acknowledge(`INC-${number}`, actor));
  if (job === 'pass-deadline') {
    const id = `INC-${number}`;
    say(await store.passDeadline(id, actor, deadlines.get(id) ?? 0));
  }
  if (job === 'note') {
    const text = `${actor} ${number}`;
    await store.note('INC-1', actor, text);
    say(text);
  }
}
await store.close();
process.exit(0);
