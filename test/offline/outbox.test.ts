import { readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openOutbox } from '../../src/offline/outbox.ts';
import { noteDraft } from '../support/drafts.ts';
import { temporaryFolder } from '../support/stores.ts';

const folder = temporaryFolder();
let outboxes = 0;
const freshFolder = (): string => {
  outboxes += 1;
  return path.join(folder, String(outboxes));
};

const texts = async (where: string): Promise<readonly string[]> =>
  (await openOutbox(where).read()).entries.map(({ wish }) =>
    wish.kind === 'declare' ? '' : wish.text,
  );

test('gives back what was written, in order, to its owner alone', async () => {
  const where = freshFolder();
  const outbox = openOutbox(where);
  for (const text of ['one', 'two', 'three']) await outbox.add(noteDraft('INC-1', text));
  expect(await texts(where)).toEqual(['one', 'two', 'three']);
  const modes = readdirSync(where).map((name) => statSync(path.join(where, name)).mode & 0o777);
  expect(new Set(modes)).toEqual(new Set([0o600]));
  expect(statSync(where).mode & 0o777).toBe(0o700);
});

test('never gives a number twice, to several writers at once or after all was sent', async () => {
  const where = freshFolder();
  const writers = [openOutbox(where), openOutbox(where), openOutbox(where)];
  const added = await Promise.all(
    Array.from({ length: 60 }, (_, index) => {
      const writer = writers[index % 3] ?? openOutbox(where);
      return writer.add(noteDraft('INC-1', `note ${index}`));
    }),
  );
  expect(new Set(added.map(({ number }) => number)).size).toBe(60);
  expect(new Set(await texts(where)).size).toBe(60);
  for (const entry of added) await openOutbox(where).remove(entry);
  const later = await openOutbox(where).add(noteDraft('INC-1', 'later'));
  expect(later.number).toBeGreaterThan(60);
  expect(await texts(where)).toEqual(['later']);
});

test('an entry that is taken out twice takes no other with it', async () => {
  const where = freshFolder();
  const outbox = openOutbox(where);
  const first = await outbox.add(noteDraft('INC-1', 'first'));
  await outbox.remove(first);
  await outbox.add(noteDraft('INC-1', 'second'));
  await openOutbox(where).remove(first);
  expect(await texts(where)).toEqual(['second']);
});

test('a damaged file is told of, stays, and hides nothing else', async () => {
  const where = freshFolder();
  const outbox = openOutbox(where);
  await outbox.add(noteDraft('INC-1', 'whole'));
  const damaged = ['000002-abc.json', '000003-def.json'];
  writeFileSync(path.join(where, damaged[0] ?? ''), '{"key": "abc", "wri');
  writeFileSync(path.join(where, damaged[1] ?? ''), '{"key": "other", "store": 7}');
  const contents = await outbox.read();
  expect(contents.entries).toHaveLength(1);
  expect(contents.damaged.map((file) => path.basename(file)).toSorted()).toEqual(damaged);
});

test('a folder that is not there is an empty outbox', async () => {
  expect(await openOutbox(path.join(folder, 'none')).read()).toEqual({ entries: [], damaged: [] });
});
