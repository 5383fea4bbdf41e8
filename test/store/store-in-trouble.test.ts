import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { builtProgram, type Run } from '../support/run-program.ts';
import { temporaryFolder, withStore } from '../support/stores.ts';
import { withUpkeep } from '../support/upkeep.ts';

const folder = temporaryFolder();
const outage = { severity: 'SEV-1', title: 'API down' } as const;
let stores = 0;

async function freshStore() {
  stores += 1;
  mkdirSync(path.join(folder, `${stores}`));
  const location = { kind: 'sqlite', path: path.join(folder, `${stores}`, 'i.db') } as const;
  await withStore(location, (store) => store.declare(outage, 'alice'));
  return location;
}

/** Runs the program where no file may grow over so many kilobytes: for SQLite, a full disk. */
function runWithLimit(file: string, kilobytes: number, args: readonly string[]): Promise<Run> {
  const limited = `ulimit -f ${kilobytes * 2}; exec "$0" "$@"`;
  const env = { ...process.env, HOME: folder, XDG_CACHE_HOME: folder, ONDUTY_USER: 'alice' };
  const command = [process.execPath, builtProgram, '--store', `sqlite:${file}`, ...args];
  return new Promise((resolve) => {
    // dash counts blocks of 512 bytes; bash would, too, in its POSIX mode.
    execFile('sh', ['-c', limited, ...command], { env, cwd: folder }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code ?? -1), stdout, stderr }),
    );
  });
}

describe('a disk with no room left', () => {
  test('is said in one line, and keeps what was confirmed and nothing half', async () => {
    const location = await freshStore();
    const text = 'x'.repeat(9_000);
    const changes = [
      ['resolve', 'INC-1', '--resolution', text],
      ['reopen', 'INC-1', '--reason', text],
    ];
    let confirmed = 0;
    let last: Run = { code: 0, stdout: '', stderr: '' };
    while (confirmed < 100) {
      const change = changes[confirmed % changes.length] ?? [];
      last = await runWithLimit(location.path, 112, ['incident', ...change]);
      if (last.code !== 0) break;
      confirmed += 1;
    }
    expect(last.code).toBe(3);
    expect(last.stderr).toMatch(/^onduty: .*can't re\w+ INC-1 in sqlite:.* disk .*\n$/);
    await withUpkeep(location, async (upkeep) => {
      const verified = await upkeep.verify(null);
      expect(verified).toMatchObject({ events: confirmed + 1, log: [], rows: [] });
    });
    await withStore(location, async (store) =>
      expect(await store.note('INC-1', 'alice', 'there is room again')).toMatchObject({ ok: true }),
    );
  }, 120_000);

  test('leaves no backup rather than a part of one', async () => {
    const location = await freshStore();
    await withStore(location, async (store) => {
      for (let note = 0; note < 30; note += 1) await store.note('INC-1', 'bob', 'y'.repeat(9_000));
    });
    const backup = path.join(folder, 'small', 'backup.db');
    mkdirSync(path.dirname(backup));
    const made = await runWithLimit(location.path, 64, ['store', 'backup', backup]);
    expect(made.code).toBe(3);
    expect(made.stderr).toMatch(/^onduty: can't back up the incidents .*disk.*\n$/);
    expect(readdirSync(path.dirname(backup))).toEqual([]);
  });
});

describe('a database that another process holds', () => {
  function lockOf(file: string) {
    const other = new DatabaseSync(file);
    other.exec('begin immediate');
    return {
      release: () => {
        other.exec('rollback');
        other.close();
      },
    };
  }

  test('is waited for, and then the change is made once', async () => {
    const location = await freshStore();
    await withStore(location, async (store) => {
      const lock = lockOf(location.path);
      let isDone = false;
      const note = store.note('INC-1', 'bob', 'patient').finally(() => {
        isDone = true;
      });
      // Reading needs no lock: what is known can be seen all the while.
      for (let turn = 0; turn < 20; turn += 1) expect(await store.revision()).toBe(1);
      expect(isDone).toBe(false);
      lock.release();
      expect(await note).toMatchObject({ ok: true });
      expect((await store.show('INC-1'))?.events).toHaveLength(2);
    });
  });

  test('for too long is said in one line, and nothing is changed', async () => {
    const location = await freshStore();
    const lock = lockOf(location.path);
    await withStore(location, async (store) => {
      expect((await store.list()).map(({ id }) => id)).toEqual(['INC-1']);
      await expect(store.note('INC-1', 'bob', 'in vain')).rejects.toThrow(
        /^can't write a note on INC-1 in sqlite:.*locked; another process holds it/,
      );
    });
    lock.release();
    expect(await withStore(location, (store) => store.revision())).toBe(1);
  }, 120_000);
});
