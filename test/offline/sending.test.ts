import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { StoreLocation } from '../../src/config/config.ts';
import { openOutbox } from '../../src/offline/outbox.ts';
import { createSender, type Sent } from '../../src/offline/outbox-sender.ts';
import type { IncidentStore } from '../../src/store/incident-store.ts';
import { StoreAwayError } from '../../src/store/store-error.ts';
import { declareDraft, noteDraft, noteOn, updateDraft } from '../support/drafts.ts';
import { startStoreProcess } from '../support/store-process.ts';
import { describeEachStore, temporaryFolder, withStore } from '../support/stores.ts';

const folder = temporaryFolder();
const freshOutbox = () => openOutbox(mkdtempSync(path.join(folder, 'outbox-')));
const outage = { severity: 'SEV-1', title: 'API down' } as const;

async function textsOf(store: IncidentStore, id: string): Promise<readonly string[]> {
  const detail = await store.show(id);
  return (detail?.events ?? []).slice(1).map(({ text }) => text);
}

describeEachStore('what waited is sent', ({ freshLocation }) => {
  async function withOutage(
    work: (store: IncidentStore, location: StoreLocation) => Promise<void>,
  ): Promise<void> {
    const location = await freshLocation();
    await withStore(location, async (store) => {
      await store.declare(outage, 'bob');
      await work(store, location);
    });
  }

  test('in the order it was written, also to an incident that was declared meanwhile', () =>
    withOutage(async (store) => {
      const outbox = freshOutbox();
      await outbox.add(noteDraft('INC-1', 'first'));
      const declared = await outbox.add(declareDraft('Search down'));
      await outbox.add(noteOn(declared, 'on it'));
      await outbox.add(updateDraft('INC-1', 'second'));
      const sent: Sent[] = [];
      const sender = createSender(outbox, Date.now);
      sender.tell((one) => sent.push(one));
      await sender.send(store);
      expect(await textsOf(store, 'INC-1')).toEqual(['first', 'second']);
      expect(await textsOf(store, 'INC-2')).toEqual(['on it']);
      expect(sent.map(({ entry }) => entry.number)).toEqual([1, 2, 3, 4]);
      expect(sender.sentAs(2)).toBe('INC-2');
      expect((await outbox.read()).entries).toEqual([]);
    }));

  test('what the store refuses is kept aside with the reason, and does not stop the rest', () =>
    withOutage(async (store) => {
      const outbox = freshOutbox();
      await outbox.add(updateDraft('INC-1', 'too late'));
      await outbox.add(noteDraft('INC-77', 'to nobody'));
      await outbox.add(noteDraft('INC-1', 'still sent'));
      await store.resolve('INC-1', 'bob', 'rolled back');
      const sender = createSender(outbox, Date.now);
      await sender.send(store);
      const { entries } = await outbox.read();
      expect(entries.map(({ setAside }) => setAside?.reason)).toEqual([
        expect.stringMatching(/^INC-1 was already resolved by bob/),
        'there is no incident INC-77',
      ]);
      await sender.send(store);
      expect((await outbox.read()).entries).toEqual(entries);
      expect(await textsOf(store, 'INC-1')).toContain('still sent');
    }));

  test('once, when the process ends between sending and taking out', () =>
    withOutage(async (store) => {
      const outbox = freshOutbox();
      const declared = await outbox.add(declareDraft('Search down'));
      await outbox.add(noteOn(declared, 'on it'));
      const dies = { ...outbox, remove: () => Promise.reject(new Error('killed')) };
      await expect(createSender(dies, Date.now).send(store)).rejects.toThrow('killed');
      await createSender(outbox, Date.now).send(store);
      expect((await store.list()).map(({ id }) => id)).toEqual(['INC-2', 'INC-1']);
      expect(await textsOf(store, 'INC-2')).toEqual(['on it']);
    }));

  test('and says when it was written, if that is long ago', () =>
    withOutage(async (store) => {
      const outbox = freshOutbox();
      const writtenAt = Date.UTC(2026, 0, 5, 14, 30);
      await outbox.add({ ...noteDraft('INC-1', 'restarted it'), writtenAt });
      await outbox.add({ ...declareDraft('Search down'), writtenAt });
      await createSender(outbox, Date.now).send(store);
      expect(await textsOf(store, 'INC-1')).toEqual([
        'restarted it (written 2026-01-05 14:30 UTC, sent later)',
      ]);
      expect((await textsOf(store, 'INC-2')).join()).toMatch(/^declared 2026-01-05 14:30 UTC/);
    }));

  test('a store that goes away in the middle leaves the rest waiting', () =>
    withOutage(async (store) => {
      const outbox = freshOutbox();
      for (const text of ['one', 'two', 'three']) await outbox.add(noteDraft('INC-1', text));
      let calls = 0;
      const leaves: IncidentStore = {
        ...store,
        note: (...given) => {
          calls += 1;
          return calls === 2 ? Promise.reject(new StoreAwayError('gone')) : store.note(...given);
        },
      };
      await expect(createSender(outbox, Date.now).send(leaves)).rejects.toThrow('gone');
      expect((await outbox.read()).entries.map(({ setAside }) => setAside)).toEqual([null, null]);
      await createSender(outbox, Date.now).send(store);
      expect(await textsOf(store, 'INC-1')).toEqual(['one', 'two', 'three']);
    }));

  test(
    'by processes that are killed in the middle of it: each once, in order',
    () =>
      withOutage(async (store, location) => {
        const outbox = freshOutbox();
        const texts = Array.from({ length: 60 }, (_, index) => `note ${index}`);
        for (const text of texts) await outbox.add(noteDraft('INC-1', text));
        for (let round = 1; round <= 4; round += 1) {
          const sending = await startStoreProcess(location, outbox.folder, 'send', 0);
          sending.begin();
          await sending.saidLines(3 * round);
          sending.child.kill('SIGKILL');
          await sending.ended();
        }
        const both = await Promise.all(
          [1, 2].map(() => startStoreProcess(location, outbox.folder, 'send', 0)),
        );
        for (const sending of both) sending.begin();
        expect(await Promise.all(both.map((sending) => sending.ended()))).toEqual([0, 0]);
        expect(await textsOf(store, 'INC-1')).toEqual(texts);
        expect((await outbox.read()).entries).toEqual([]);
      }),
    60_000,
  );
});
