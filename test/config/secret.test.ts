import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readSecret } from '../../src/config/secret.ts';

const env = { PATH: process.env.PATH, TOKEN: ' s3cret\n', EMPTY: '' };

test('a secret comes from where it is kept, without its line break', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'onduty-secret-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'token');
  writeFileSync(file, 's3cret\n');
  const kept = [
    { from: 'value', value: 's3cret' },
    { from: 'env', name: 'TOKEN' },
    { from: 'file', path: file },
    { from: 'command', command: 'printf "%s\\n" $TOKEN' },
  ] as const;
  for (const secret of kept) expect(await readSecret(secret, { env })).toBe('s3cret');
});

test.each([
  [{ from: 'env', name: 'NO_SUCH' } as const, 'environment variable NO_SUCH is not set'],
  [{ from: 'env', name: 'EMPTY' } as const, 'EMPTY gives an empty secret'],
  [
    { from: 'file', path: '/no/such/file' } as const,
    "/no/such/file can't be read: there is no such file",
  ],
  [
    { from: 'command', command: 'echo hidden; echo locked >&2; exit 3' } as const,
    'ended with 3: locked',
  ],
  [{ from: 'command', command: 'printf "hidden\\nhidden"' } as const, 'more than one line'],
  [{ from: 'command', command: 'yes hidden' } as const, 'more than 64 KiB'],
])('%j is refused: %s', async (secret, expected) => {
  const message = await readSecret(secret, { env }).catch((error: Error) => error.message);
  expect(message).toContain(expected);
  if (secret.from === 'command')
    expect(message.replace(secret.command, '')).not.toContain('hidden');
});

test('a command gets no input and is ended at its deadline with all it started', async () => {
  const asked = await readSecret({ from: 'command', command: 'read line || echo none' }, { env });
  expect(asked).toBe('none');
  const slow = readSecret(
    { from: 'command', command: 'sleep 600 & sleep 600' },
    { env, deadlineSeconds: 0.2 },
  );
  await expect(slow).rejects.toThrow('did not end within 0.2 s');
});
