import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openLastKnown } from '../../src/offline/last-known.ts';
import { storeDigest } from '../../src/offline/store-name.ts';
import { anIncident } from '../support/live-state.ts';
import { temporaryFolder } from '../support/stores.ts';

const folder = temporaryFolder();
const at = (name: string) => path.join(folder, name);

test('what was listed is there after a restart, for its owner alone', async () => {
  const incidents = [anIncident({ roles: { communications: 'bob' }, links: [] })];
  await openLastKnown(at('a.json')).listed(incidents, 1_000);
  expect(await openLastKnown(at('a.json')).load()).toEqual({ incidents, at: 1_000 });
  expect(statSync(at('a.json')).mode & 0o777).toBe(0o600);
});

test('its age is that of the last look that found nothing new', async () => {
  const known = openLastKnown(at('b.json'));
  await known.looked(7, 0);
  await known.listed([anIncident()], 0);
  await known.looked(7, 60_000);
  expect((await known.load())?.at).toBe(60_000);
  // It has moved: what is in the file is of before.
  await known.looked(8, 120_000);
  expect((await known.load())?.at).toBe(60_000);
});

test.each(['', '{"at": 1, "incid', '{"at": 1, "incidents": [{"id": "INC-1"}]}', '[]'])(
  'a damaged file is as good as none: %s',
  async (text) => {
    writeFileSync(at('damaged.json'), text);
    expect(await openLastKnown(at('damaged.json')).load()).toBeNull();
    await openLastKnown(at('damaged.json')).listed([], 5);
    expect(await openLastKnown(at('damaged.json')).load()).toEqual({ incidents: [], at: 5 });
  },
);

test('control sequences in the file do not reach the screen', async () => {
  await openLastKnown(at('c.json')).listed([anIncident()], 1);
  const text = readFileSync(at('c.json'), 'utf8').replace('API 5xx', 'API \\u001b[31m5xx');
  writeFileSync(at('c.json'), text);
  expect((await openLastKnown(at('c.json')).load())?.incidents[0]?.title).toBe('API 5xx');
});

test('stores are told apart by where they are, not by how to get there', () => {
  const digest = (url: string) => storeDigest({ kind: 'postgres', url });
  const one = digest('postgres://onduty:old@db.example.com/onduty?sslmode=require');
  expect(digest('postgres://onduty:new@db.example.com:5432/onduty')).toBe(one);
  expect(digest('postgres://onduty@db.example.com/other')).not.toBe(one);
  expect(storeDigest({ kind: 'sqlite', path: '/a' })).not.toBe(
    storeDigest({ kind: 'sqlite', path: '/b' }),
  );
});
