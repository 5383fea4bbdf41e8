import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openShelf } from '../../src/offline/open-shelf.ts';
import { refuseVanished } from '../../src/offline/refuse-vanished.ts';
import { StoreAwayError } from '../../src/store/store-error.ts';
import { anIncident } from '../support/live-state.ts';
import { temporaryFolder, withStore } from '../support/stores.ts';

const folder = temporaryFolder();

/** A store in a file on a disk, and what this machine keeps for it. */
function machine() {
  const home = mkdtempSync(path.join(folder, 'home-'));
  const disk = path.join(home, 'disk');
  mkdirSync(disk);
  const location = { kind: 'sqlite', path: path.join(disk, 'incidents.db') } as const;
  const shelf = openShelf({ store: location, cacheFolder: home, stateFolder: home });
  return { home, disk, location, shelf };
}

test('a store that was never read may be begun; one that is there is left alone', async () => {
  const { location, shelf } = machine();
  await refuseVanished(location, shelf);
  await withStore(location, async () => {});
  await shelf.lastKnown.listed([anIncident()], Date.now());
  await refuseVanished(location, shelf);
});

test('a store whose disk is gone is away, and says how to begin another one', async () => {
  const { home, disk, location, shelf } = machine();
  await withStore(location, async () => {});
  await shelf.lastKnown.listed([anIncident()], Date.now() - 300_000);
  renameSync(disk, path.join(home, 'elsewhere'));
  // The folder under the mount.
  mkdirSync(disk);
  const refused = refuseVanished(location, shelf);
  await expect(refused).rejects.toThrow(StoreAwayError);
  await expect(refused).rejects.toThrow(/is not there, and was read 5m ago \(1 open\)/);
  expect(existsSync(location.path)).toBe(false);
  rmSync(shelf.lastKnown.file);
  await refuseVanished(location, shelf);
});
