import { expect, test } from 'vitest';
import type { Incident } from '../../src/incidents/incident.ts';
import type { Outcome } from '../../src/incidents/refusal.ts';
import { startStoreProcess } from '../support/store-process.ts';
import { describeEachStore, withStore } from '../support/stores.ts';

const rounds = 100;

describeEachStore('several processes on one store', (lab) => {
  test('of two acknowledgements one wins and the other learns who did', async () => {
    const location = await lab.freshLocation();
    await withStore(location, async (store) => {
      for (let round = 0; round < rounds; round += 1) {
        await store.declare({ severity: 'SEV-1', title: `race ${round}` }, 'alice');
      }
    });
    const racers = await Promise.all(
      ['bob', 'carol'].map((actor) => startStoreProcess(location, actor, 'acknowledge', rounds)),
    );
    for (const racer of racers) racer.begin();
    expect(await Promise.all(racers.map((racer) => racer.ended()))).toEqual([0, 0]);
    const [bob = [], carol = []] = racers.map(({ lines }) =>
      lines.map((line) => JSON.parse(line) as Outcome<Incident>),
    );
    const incidents = await withStore(location, (store) => store.list());
    for (let round = 0; round < rounds; round += 1) {
      const winner = incidents.find(({ id }) => id === `INC-${round + 1}`)?.acknowledgedBy;
      const [won, lost] =
        winner === 'bob' ? [bob[round], carol[round]] : [carol[round], bob[round]];
      expect(won?.ok).toBe(true);
      expect(lost).toMatchObject({
        ok: false,
        refusal: { kind: 'already-acknowledged', by: winner },
      });
    }
  });

  test('events written at the same time are all there, numbered without gaps', async () => {
    const location = await lab.freshLocation();
    await withStore(location, (store) =>
      store.declare({ severity: 'SEV-2', title: 'busy' }, 'alice'),
    );
    const writers = await Promise.all(
      ['bob', 'carol'].map((actor) => startStoreProcess(location, actor, 'note', rounds)),
    );
    for (const writer of writers) writer.begin();
    expect(await Promise.all(writers.map((writer) => writer.ended()))).toEqual([0, 0]);
    const events = (await withStore(location, (store) => store.show('INC-1')))?.events ?? [];
    expect(events.map(({ seq }) => seq)).toEqual(
      Array.from({ length: 2 * rounds + 1 }, (_, index) => index + 1),
    );
    const confirmed = writers.flatMap(({ lines }) => lines.map((line) => JSON.parse(line)));
    expect(new Set(events.slice(1).map(({ text }) => text))).toEqual(new Set(confirmed));
  });

  test('what was confirmed outlives kill -9', async () => {
    const location = await lab.freshLocation();
    await withStore(location, (store) =>
      store.declare({ severity: 'SEV-2', title: 'killed' }, 'alice'),
    );
    const confirmed: string[] = [];
    for (let round = 1; round <= 20; round += 1) {
      const writer = await startStoreProcess(location, `writer ${round}`, 'note', 1_000_000);
      writer.begin();
      await writer.saidLines(round);
      writer.child.kill('SIGKILL');
      await writer.ended();
      confirmed.push(...writer.lines.map((line) => String(JSON.parse(line))));
    }
    const events = (await withStore(location, (store) => store.show('INC-1')))?.events ?? [];
    const kept = new Set(events.map(({ text }) => text));
    expect(confirmed.filter((text) => !kept.has(text))).toEqual([]);
    expect(confirmed.length).toBeGreaterThanOrEqual(210);
    expect(events.at(-1)?.seq).toBe(events.length);
  }, 120_000);
});
