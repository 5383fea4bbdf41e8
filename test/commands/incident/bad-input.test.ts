import { describe, expect, test } from 'vitest';
import type { StoreLocation } from '../../../src/config/config.ts';
import { runProgram } from '../../support/run-program.ts';
import { describeEachStore, temporaryFolder, withStore } from '../../support/stores.ts';

const danger = '\u001b]0;owned\u0007\u001b[31mred\u001b[0m\u202egnp\u2066\u009b2J\ttab';
const sql = "'); DROP TABLE incidents; --";
const emoji = '🔥👩‍👩‍👧‍👦 全部停止 שלום';

/** Arguments after `incident`, each with what the one line on stderr says. */
const refused: readonly (readonly [args: readonly string[], line: RegExp])[] = [
  [
    ['declare', '--severity', 'SEV-1', '--title', 'x'.repeat(10_240)],
    /10240 characters, at most 500/,
  ],
  [['declare', '--severity', 'SEV-1', '--title', ''], /the title is empty: write a few words/],
  [['declare', '--severity', 'SEV-1', '--title', '\u202e\u200b \u001b[31m'], /the title is empty/],
  [['declare', '--severity', '1', '--title', 'x'], /"1" is not a severity: use SEV-1/],
  [['declare', '--severity', 'SEV-5', '--title', 'x'], /"SEV-5" is not a severity/],
  [['declare', '--severity', danger, '--title', 'x'], /is not a severity/],
  [['declare', '--title', 'x'], /required option '--severity/],
  [['declare', '--severity', 'SEV-1', '--title', 'x', '--channel', ''], /--channel: .* empty/],
  [['assign', '--role', 'captain', '--user', 'bob'], /"captain" is not a role: use incident-comm/],
  [['assign', '--role', danger, '--user', 'bob'], /is not a role/],
  [['assign', '--role', 'communications', '--user', ''], /--user: .* is empty/],
  [['update', '--message', ''], /the text is empty/],
  [['note', '1', '\n\t '], /the text is empty/],
  [['note', '1', 'x'.repeat(10_001)], /10001 characters, at most 10000/],
  [['resolve', '--incident-id', '1', '--resolution', '\u202e'], /the text is empty/],
  [['show', 'INC-99999'], /there is no incident INC-99999; open: INC-1/],
  [['ack', '99999999999999999999'], /is not the id of an incident/],
  [['ack', "1' or '1'='1"], /is not the id of an incident: write INC-3 or 3/],
  [['ack', '-1'], /"-1" is not the id of an incident/],
  [['ack', '0'], /is not the id of an incident/],
  [['ack', 'INC-1', '--incident-id', 'INC-2'], /two incidents are named/],
  [['ack', '--incident-id', danger], /is not the id of an incident/],
  [['timeline', '1', '--since', '2999-01-01'], /2999-01-01 is yet to come/],
  [['timeline', '1', '--since', danger], /--since: expected a time such as/],
  [['timeline', '1', '--since', ''], /--since: expected a time such as/],
  [['list', '--since', '2026-02-30'], /--since: expected a time/],
  [['list', '--until', '2999-01-01T00:00Z'], /yet to come/],
  [['list', '--status', danger], /--status: .* is none: use open/],
  [['list', '--limit', '-1'], /A limit is a whole number: 0 for all/],
  [['list', '--limit', '1e9'], /A limit is a whole number/],
  [['list', '--sort', 'best'], /Allowed choices are worst, newest/],
  [['watch', '--after', '-3'], /'--after <seq>' argument '-3' is invalid/],
  [['export', '1', '--json', '--markdown'], /name one/],
  [['link', '1', '--url', 'javascript:alert(1)'], /--url|address/],
  [['merge', '1', '--into', '1'], /can't be merged into itself/],
  [['escalate', '1', '--from-level', '7'], /can't be escalated from level 7/],
  [['action', 'add', '1', ''], /the text is empty/],
  [['action', 'add', '1', 'x'.repeat(10_240)], /10240 characters, at most 500/],
  [['action', 'add', '1', 'x', '--due', '2026-02-30'], /--due: "2026-02-30" is no day: write 2026/],
  [['action', 'add', '1', 'x', '--due', danger], /--due: .* is no day/],
  [['action', 'add', '1', 'x', '--owner', '\u202e'], /--owner: .* is empty/],
  [['action', 'done', '1', '1'], /INC-1 has no action item 1: it has none/],
  [['action', 'done', '1', danger], /is not the number of an action item: write its number/],
  [['action', 'done', 'INC-1'], /"INC-1" is an incident, not an action item/],
  [['action', 'done'], /no action item is named/],
  [['action', 'change', '1', '1'], /nothing is given to change/],
  [['action', 'drop', '1', '99999999999'], /is not the number of an action item/],
  [['actions', 'INC-77'], /there is no incident INC-77; open: INC-1/],
  [['frobnicate'], /unknown command 'frobnicate'/],
];

describeEachStore('bad input to the built program', (lab) => {
  const folder = temporaryFolder();
  const storeText = (location: StoreLocation) =>
    location.kind === 'sqlite' ? `sqlite:${location.path}` : location.url;
  const incident = (location: StoreLocation, args: readonly string[]) =>
    runProgram(['incident', '--store', storeText(location), '--user', 'alice', ...args], {
      cwd: folder,
    });

  test('is refused in one clean line, and nothing is changed', async () => {
    const location = await lab.freshLocation();
    await withStore(location, (store) => store.declare({ severity: 'SEV-1', title: 'API' }, 'bob'));
    for (const [args, line] of refused) {
      const { code, stdout, stderr } = await incident(location, args);
      const shown = JSON.stringify(args).slice(0, 100);
      expect(code, shown).toBeGreaterThan(0);
      expect(code, shown).toBeLessThan(3);
      expect(stdout, shown).toBe('');
      expect(stderr, shown).toMatch(line);
      expect(stderr.trimEnd().split('\n'), shown).toHaveLength(1);
      expect(stderr.length, shown).toBeLessThan(400);
      expect(stderr.trimEnd(), shown).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
    }
    expect(await withStore(location, (store) => store.revision())).toBe(1);
  }, 300_000);

  test('that is odd but meant is kept as it can be shown, and found again', async () => {
    const location = await lab.freshLocation();
    const title = `${danger} ${sql} ${emoji}`;
    const kept = `redgnp2J tab ${sql} ${emoji}`;
    const declared = await incident(location, ['declare', '--severity', 'sev1', '--title', title]);
    expect(declared).toMatchObject({ code: 0, stdout: `INC-1 declared SEV-1 by alice: ${kept}\n` });
    await incident(location, ['note', '1', `${sql}\n${emoji}`]);
    await incident(location, ['assign', '1', '--role', 'communications', '--user', emoji]);
    const [shown] = JSON.parse((await incident(location, ['list', '--json', '--text', sql])).stdout)
      .incidents as { title: string; roles: object }[];
    expect(shown).toMatchObject({ title: kept, roles: { communications: emoji } });
    for (const args of [['list'], ['show'], ['timeline'], ['export'], ['export', '--json']]) {
      const { code, stdout } = await incident(location, args);
      expect(code, args.join(' ')).toBe(0);
      expect(stdout.replaceAll('\n', ''), args.join(' ')).not.toMatch(
        /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u,
      );
    }
    expect(await withStore(location, (store) => store.revision())).toBe(3);
  });

  describe('past the shell, which hands on no NUL and no half of a character', () => {
    test('is cleaned by the store', async () => {
      const location = await lab.freshLocation();
      await withStore(location, async (store) => {
        const title = 'a\u0000b \ud83d c';
        expect(await store.declare({ severity: 'SEV-1', title }, 'al\u0000ice')).toMatchObject({
          title: 'ab \ufffd c',
          declaredBy: 'alice',
        });
        await store.note('INC-1', 'alice', '\udd25 \u0000');
        expect((await store.show('INC-1'))?.events[1]?.text).toBe('\ufffd');
      });
      const { code, stdout } = await incident(location, ['export', '--json']);
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ title: 'ab \ufffd c' });
    });
  });
});
