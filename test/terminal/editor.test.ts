import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { editDraft, editorOf } from '../../src/terminal/editor.ts';
import { temporaryFolder } from '../support/stores.ts';

const folder = temporaryFolder();
let scripts = 0;

/** An editor that does this to the file it is given. */
function editor(lines: string): string {
  scripts += 1;
  const file = path.join(folder, `editor ${scripts}.sh`);
  writeFileSync(file, `#!/bin/sh\n${lines}\n`);
  chmodSync(file, 0o755);
  return `'${file}'`;
}

const draft = { text: 'begun', comments: ['Note on INC-1', '', 'Lines that begin with #'] };

test('what is saved comes back without comments and control sequences', async () => {
  const seen = path.join(folder, 'seen');
  const writes = `cp "$1" '${seen}'; printf 'one\\033[2J\\n\\n#remark\\ntwo  \\n# more\\n\\n' > "$1"`;
  expect(await editDraft(draft, editor(writes))).toEqual({ kind: 'edited', text: 'one\n\ntwo' });
  expect(readFileSync(seen, 'utf8')).toBe(
    'begun\n\n# Note on INC-1\n#\n# Lines that begin with #\n',
  );
});

test('a file left as it was, one emptied and an editor that fails send nothing', async () => {
  expect(await editDraft(draft, editor(':'))).toEqual({ kind: 'unchanged' });
  expect(await editDraft(draft, editor('echo "# all gone" > "$1"'))).toEqual({ kind: 'empty' });
  expect(await editDraft(draft, editor('echo x > "$1"; exit 3'))).toMatchObject({
    kind: 'failed',
    error: expect.stringMatching(/ended with 3: nothing was taken from it$/),
  });
  expect(await editDraft(draft, '/nowhere/editor')).toMatchObject({
    kind: 'failed',
    error: '/nowhere/editor was not found: set VISUAL or EDITOR to one that is there',
  });
});

test('the editor may have arguments, and its file is gone afterwards', async () => {
  const seen = path.join(folder, 'arguments');
  const command = editor(`echo "$1 $#" > '${seen}'; echo "$2" >> '${seen}'`);
  await editDraft(draft, `${command} --wait`);
  const [first, file = ''] = readFileSync(seen, 'utf8').split('\n');
  expect(first).toBe('--wait 2');
  expect(file).toMatch(/ONDUTY_TEXT\.md$/);
  expect(existsSync(file)).toBe(false);
});

test('VISUAL comes before EDITOR, and vi after both', () => {
  expect(editorOf({ VISUAL: 'code --wait', EDITOR: 'nano' })).toBe('code --wait');
  expect(editorOf({ VISUAL: ' ', EDITOR: 'nano' })).toBe('nano');
  expect(editorOf({})).toBe('vi');
});
