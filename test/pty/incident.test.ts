import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { dashboardLab } from '../support/dashboard.ts';

const ctrlO = '\u000f';

/** An editor that says it is there and what it reads, and writes that as its text. */
function editorIn(folder: string): string {
  const file = path.join(folder, 'editor.sh');
  const lines = [
    '#!/bin/sh',
    'trap "echo interrupted" INT',
    'echo "THE EDITOR HAS THE TERMINAL"',
    ': > "$1"',
    'while [ "$line" != end ]; do',
    '  if read line; then echo "read $line"; echo "$line" >> "$1"; fi',
    'done',
    'echo "# remark" >> "$1"',
  ];
  writeFileSync(file, lines.join('\n'));
  chmodSync(file, 0o755);
  return file;
}

test('of several acknowledged at once, those that another process took first are told', async () => {
  const { start, store } = await dashboardLab();
  await store.declare({ severity: 'SEV-2', title: 'mail queue' }, 'bob');
  await store.declare({ severity: 'SEV-2', title: 'slow login' }, 'bob');
  const pty = start();
  await pty.waitFor('4 open');
  pty.press('44');
  await pty.waitFor('due');
  pty.press('*');
  await pty.waitFor('4 selected');
  await store.acknowledge('INC-3', 'carol');
  pty.press('a');
  await pty.waitFor('2 of 4 acknowledged');
  await pty.waitFor('INC-1 was already acknowledged by bob');
  await pty.waitFor('INC-3 was already acknowledged by carol');
  expect((await store.show('INC-2'))?.incident.acknowledgedBy).toBe('alice');
  expect((await store.show('INC-4'))?.incident.acknowledgedBy).toBe('alice');
  pty.press('\r');
  await pty.waitFor((now) => !now.screen().includes('already acknowledged'));
});

test('what was done is taken back, but not once another process has gone on from it', async () => {
  const { start, store } = await dashboardLab();
  const pty = start();
  await pty.waitFor('API 5xx');
  pty.press('4a');
  await pty.waitFor(/z undoes \(\d+ s\)/);
  pty.press('z');
  await pty.waitFor('INC-2 is as it was before');
  expect((await store.show('INC-2'))?.incident.state).toBe('triggered');
  pty.press('v2\r');
  await pty.waitFor('INC-2 is SEV-2 now');
  await store.note('INC-2', 'carol', 'thank you');
  await pty.waitFor((now) => !now.screen().includes('z undoes'));
  pty.press('z');
  await pty.waitFor('Nothing to take back');
  expect((await store.show('INC-2'))?.incident.severity).toBe('SEV-2');
});

test('the screen follows what another process does to the open incident', async () => {
  const { start, store } = await dashboardLab();
  const pty = start({ columns: 80, rows: 24 });
  await pty.waitFor('1 unacked');
  pty.press('4\r');
  await pty.waitFor('NOBODY (A gives it)');
  await store.assign('INC-2', 'bob', 'incident-commander', 'carol');
  await pty.waitFor('incident-commander carol');
  await store.openWarRoom('INC-2', 'carol', '#inc-2');
  await pty.waitFor(/war room +#inc-2/);
  await store.merge('INC-2', 'carol', 'INC-1');
  await pty.waitFor(/merged into +INC-1/);
  pty.press('a');
  await pty.waitFor('INC-2 was already resolved by carol');
  pty.press('\r');
  await pty.waitFor(/took in +INC-2 API 5xx/);
});

test('a note is written in the editor, which gets the terminal and gives it back whole', async () => {
  const { start, store, folder } = await dashboardLab();
  const pty = start({ env: { EDITOR: editorIn(folder), VISUAL: null } });
  await pty.waitFor('API 5xx');
  pty.press('4nbegun');
  await pty.waitFor('> begun');
  pty.press(ctrlO);
  await pty.waitFor('THE EDITOR HAS THE TERMINAL');
  expect(pty.isAlternate()).toBe(false);
  expect(pty.isCursorShown()).toBe(true);
  // Neither a Ctrl-C nor a resize meant for the editor reaches the dashboard.
  pty.press('\u0003');
  await pty.waitFor('interrupted');
  pty.resize(80, 24);
  await store.declare({ severity: 'SEV-1', title: 'meanwhile' }, 'bob');
  // Every key goes to the editor: the dashboard takes none of them.
  for (const line of ['one', 'two', 'three', 'four', 'five', 'six', 'seven']) {
    pty.press(`${line}\r`);
    await pty.waitFor(`read ${line}`);
  }
  pty.press('end\r');
  await pty.waitFor('INC-2 noted');
  expect(pty.isAlternate()).toBe(true);
  expect(pty.isCursorShown()).toBe(false);
  await pty.waitFor('meanwhile');
  expect(pty.screen()).not.toContain('EDITOR');
  const events = (await store.show('INC-2'))?.events;
  expect(events?.at(-1)).toMatchObject({
    ...{ kind: 'note', actor: 'alice', text: 'one\ntwo\nthree\nfour\nfive\nsix\nseven\nend' },
  });
  pty.press('q');
  expect((await pty.exit).code).toBe(0);
});

test("what is typed before the editor reads is the editor's, and no key of the dashboard", async () => {
  const { start, store, folder } = await dashboardLab();
  const [file, go] = [path.join(folder, 'slow-editor.sh'), path.join(folder, 'go')];
  const wait = `while [ ! -e "${go}" ]; do sleep 0.05; done`;
  const lines = ['#!/bin/sh', 'echo "LOADING"', wait, 'read line', 'echo "$line" > "$1"'];
  writeFileSync(file, lines.join('\n'));
  chmodSync(file, 0o755);
  const pty = start({ env: { EDITOR: file, VISUAL: null } });
  await pty.waitFor('API 5xx');
  pty.press('4n');
  await pty.waitFor('Note on INC-2');
  pty.press(ctrlO);
  await pty.waitFor('LOADING');
  pty.press('an early word\r');
  await pty.waitFor('an early word');
  writeFileSync(go, '');
  await pty.waitFor('INC-2 noted');
  const detail = await store.show('INC-2');
  expect(detail?.events.at(-1)).toMatchObject({ kind: 'note', text: 'an early word' });
  expect(detail?.incident.state).toBe('triggered');
  pty.press('q');
  expect((await pty.exit).code).toBe(0);
});
