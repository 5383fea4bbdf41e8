import { execFile } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { StoreLocation } from '../../../src/config/config.ts';
import { builtProgram } from '../../support/run-program.ts';
import { describeEachStore, temporaryFolder, withStore } from '../../support/stores.ts';

/** The commands as documents show them, typed into a shell. */
const documented = [
  'incident declare --severity SEV-1 --title "API service down" --channel #incidents',
  'incident assign --role incident-commander --user alice',
  'incident assign --role communications --user bob',
  'incident assign --role technical-lead --user charlie',
  'incident war-room create --incident-id INC-12345',
  'incident update --message "Identified database connection pool exhaustion"',
  'incident resolve --incident-id INC-12345 --resolution "Increased connection pool size"',
];

const answers = [
  'INC-12345 declared SEV-1 by dora in #incidents: API service down',
  'INC-12345 incident-commander: alice, assigned by dora',
  'INC-12345 communications: bob, assigned by dora',
  'INC-12345 technical-lead: charlie, assigned by dora',
  'INC-12345 war room: #inc-12345-api-service-down, by dora',
  'INC-12345 update by dora; next update due in 30 min',
  'INC-12345 resolved by dora',
];

describeEachStore('the documented commands, verbatim', (lab) => {
  const bin = temporaryFolder();
  for (const [name, file] of [
    ['onduty', 'main.js'],
    ['incident', 'incident.js'],
  ] as const) {
    const script = path.join(path.dirname(builtProgram), file);
    writeFileSync(path.join(bin, name), `#!/bin/sh\nexec "${process.execPath}" "${script}" "$@"\n`);
    chmodSync(path.join(bin, name), 0o755);
  }

  /** Types a line into a shell, as dora, with nothing configured but the store. */
  function type(line: string, { store }: { readonly store: string }): Promise<string> {
    const env = {
      PATH: `${bin}:${process.env.PATH}`,
      HOME: bin,
      XDG_CACHE_HOME: bin,
      ONDUTY_STORE: store,
      ONDUTY_USER: 'dora',
    };
    return new Promise((resolve) => {
      execFile('/bin/sh', ['-c', line], { cwd: bin, env }, (_error, stdout, stderr) =>
        resolve(stdout + stderr),
      );
    });
  }

  async function storeBefore12345(): Promise<StoreLocation> {
    const location = await lab.freshLocation();
    await withStore(location, (store) => store.revision());
    await lab.execute(location, 'update store_head set last_incident = 12344');
    return location;
  }

  describe.each([
    ['incident …', ''],
    ['onduty incident …', 'onduty '],
  ])('as %s', (_, prefix) => {
    test('each does what it says', async () => {
      const location = await storeBefore12345();
      const store = location.kind === 'sqlite' ? `sqlite:${location.path}` : location.url;
      const said: string[] = [];
      for (const line of documented) said.push((await type(prefix + line, { store })).trim());
      expect(said).toEqual(answers);
      const incident = await withStore(location, (one) => one.show('INC-12345'));
      expect(incident?.incident).toMatchObject({
        state: 'resolved',
        channel: '#incidents',
        roles: {
          'incident-commander': 'alice',
          communications: 'bob',
          'technical-lead': 'charlie',
        },
        warRoom: '#inc-12345-api-service-down',
        resolution: 'Increased connection pool size',
      });
    });
  });

  test('without an id among several, the candidates are named and nothing is done', async () => {
    const location = await lab.freshLocation();
    const store = location.kind === 'sqlite' ? `sqlite:${location.path}` : location.url;
    await withStore(location, async (one) => {
      await one.declare({ severity: 'SEV-1', title: 'API service down' }, 'bob');
      await one.declare({ severity: 'SEV-2', title: 'search is slow' }, 'bob');
    });
    const refused = await type('incident update --message "Identified" | cat', { store });
    expect(refused).toBe(
      'onduty: 2 incidents are open, name one: INC-1 API service down, INC-2 search is slow\n',
    );
    expect(await withStore(location, (one) => one.revision())).toBe(2);
  });
});
