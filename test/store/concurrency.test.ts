import { expect, test } from 'vitest';
import type { StoreLocation } from '../../src/config/config.ts';
import type { Incident } from '../../src/incidents/incident.ts';
import type { Outcome } from '../../src/incidents/refusal.ts';
import { type StoreProcess, startStoreProcess } from '../support/store-process.ts';
import { describeEachStore, withStore } from '../support/stores.ts';
import { withUpkeep } from '../support/upkeep.ts';

// ONDUTY_HEAVY=1 runs what a release is judged by; each run of the tests does a part of it.
const isHeavy = process.env.ONDUTY_HEAVY === '1';
const races = isHeavy ? 500 : 40;
const [writers, eventsEach] = isHeavy ? [8, 1_000] : [4, 40];
const kills = isHeavy ? 200 : 8;
const writersUnderFire = 3;
const patienceMs = isHeavy ? 1_800_000 : 240_000;

const outage = { severity: 'SEV-2', title: 'busy' } as const;

/** That the whole of a store is as it was written: no gap, no fork, every row what its events make. */
async function expectWhole(location: StoreLocation): Promise<void> {
  await withUpkeep(location, async (upkeep) => {
    expect(await upkeep.verify(null)).toMatchObject({ log: [], rows: [] });
  });
}

async function notesOf(location: StoreLocation): Promise<readonly string[]> {
  const detail = await withStore(location, (store) => store.show('INC-1'));
  return (detail?.events ?? []).slice(1).map(({ text }) => text);
}

describeEachStore('several processes on one store', (lab) => {
  test(
    'of two acknowledgements one wins and the other learns who did',
    async () => {
      const location = await lab.freshLocation();
      await withStore(location, async (store) => {
        for (let race = 0; race < races; race += 1)
          await store.declare({ ...outage, title: `race ${race}` }, 'alice');
      });
      const racers = await Promise.all(
        ['bob', 'carol'].map((actor) => startStoreProcess(location, actor, 'acknowledge', races)),
      );
      for (const racer of racers) racer.begin();
      expect(await Promise.all(racers.map((racer) => racer.ended()))).toEqual([0, 0]);
      const [bob = [], carol = []] = racers.map(({ lines }) =>
        lines.map((line) => JSON.parse(line) as Outcome<Incident>),
      );
      const incidents = await withStore(location, (store) => store.list());
      for (let race = 0; race < races; race += 1) {
        const winner = incidents.find(({ id }) => id === `INC-${race + 1}`)?.acknowledgedBy;
        const [won, lost] = winner === 'bob' ? [bob[race], carol[race]] : [carol[race], bob[race]];
        expect(won?.ok).toBe(true);
        expect(lost).toMatchObject({
          ok: false,
          refusal: { kind: 'already-acknowledged', by: winner },
        });
      }
      await expectWhole(location);
    },
    patienceMs,
  );

  test(
    'events written at the same time are all there, numbered without gaps',
    async () => {
      const location = await lab.freshLocation();
      await withStore(location, (store) => store.declare(outage, 'alice'));
      const started = await Promise.all(
        Array.from({ length: writers }, (_, number) =>
          startStoreProcess(location, `writer ${number}`, 'note', eventsEach),
        ),
      );
      for (const writer of started) writer.begin();
      const codes = await Promise.all(started.map((writer) => writer.ended()));
      expect(codes).toEqual(started.map(() => 0));
      const confirmed = started.flatMap(({ lines }) => lines.map((line) => JSON.parse(line)));
      expect(confirmed).toHaveLength(writers * eventsEach);
      expect([...(await notesOf(location))].sort()).toEqual(confirmed.sort());
      const revision = await withStore(location, (store) => store.revision());
      expect(revision).toBe(writers * eventsEach + 1);
      await expectWhole(location);
    },
    patienceMs,
  );

  test(
    'what was confirmed outlives kill -9 in the middle of it, again and again',
    async () => {
      const location = await lab.freshLocation();
      await withStore(location, (store) => store.declare(outage, 'alice'));
      let number = 0;
      const start = async (): Promise<StoreProcess> => {
        number += 1;
        const name = `writer ${number}`;
        const writer = await startStoreProcess(location, name, 'note', 1_000_000);
        writer.begin();
        return writer;
      };
      const alive = await Promise.all(Array.from({ length: writersUnderFire }, start));
      const confirmed: string[] = [];
      const kill = async (writer: StoreProcess | undefined): Promise<void> => {
        if (writer === undefined) return;
        writer.child.kill('SIGKILL');
        await writer.ended();
        confirmed.push(...writer.lines.map((line) => String(JSON.parse(line))));
      };
      for (let killed = 0; killed < kills; killed += 1) {
        const [oldest] = alive.splice(0, 1);
        // Now at its first word, now at its tenth.
        await oldest?.saidLines(1 + (killed % 10));
        const [next] = await Promise.all([start(), kill(oldest)]);
        alive.push(next);
      }
      await Promise.all(alive.map(kill));
      const kept = await notesOf(location);
      const known = new Set(kept);
      expect(confirmed.filter((text) => !known.has(text))).toEqual([]);
      // One change of each writer may have been kept and its answer lost.
      expect(kept.length - confirmed.length).toBeLessThanOrEqual(kills + writersUnderFire);
      expect(confirmed.length).toBeGreaterThanOrEqual(kills);
      await expectWhole(location);
    },
    patienceMs,
  );
});
