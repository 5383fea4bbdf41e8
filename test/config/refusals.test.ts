import { describe, expect, test } from 'vitest';
import { expectOneLine, refusalOf } from './surroundings.ts';

describe('what is wrong is told in one line with its place', () => {
  test.each([
    [
      'a missing week',
      'schedule:\n  - {week: 1, primary: a}\n  - {week: 3, primary: b}\n',
      '3:12: schedule[1].week: week 2 is missing',
    ],
    [
      'a week twice',
      'schedule:\n  - {week: 1, primary: a}\n  - {week: 1, primary: b}\n',
      '3:12: schedule[1].week: week 1 is there twice',
    ],
    [
      'an unknown zone',
      'timeZones: [Europe/Lodnon]\n',
      '1:13: timeZones[0]: expected a time zone such as Europe/London, got "Europe/Lodnon"; did you mean Europe/London?',
    ],
    [
      'a start without a time',
      'schedule: [{week: 1, primary: a}]\nrotation: {starts: 2026-01-05}\n',
      'rotation.starts: expected a local time such as 2026-01-05T09:00, got "2026-01-05"; add the time',
    ],
    [
      'a day there is not',
      'schedule: [{week: 1, primary: a}]\nrotation: {starts: 2026-02-30T09:00}\n',
      'there is no such time',
    ],
    [
      'a URL without http',
      'prometheus: localhost:9090\n',
      'prometheus: expected a URL such as http://localhost:9090, got "localhost:9090"; write http://localhost:9090',
    ],
    [
      'a store without its kind',
      'store: incidents.db\n',
      '1:8: store: expected sqlite:PATH or postgres://user@host/database, got "incidents.db"; write sqlite:incidents.db',
    ],
    [
      'a bare number',
      'refresh: 15\n',
      '1:10: refresh: expected a duration such as 5m, 1h30m or 30d, got "15"; add a unit',
    ],
    [
      'an acknowledgement nobody lives to see',
      'incidents: {severities: {SEV-1: {acknowledgeWithin: 9999999d}}}\n',
      '1:53: incidents.severities.SEV-1.acknowledgeWithin: expected at most 365d, got "9999999d"',
    ],
    [
      'an update that no calendar holds',
      'incidents: {severities: {SEV-2: {updateEvery: 99999999d}}}\n',
      '1:47: incidents.severities.SEV-2.updateEvery: expected at most 365d, got "99999999d"',
    ],
    [
      'a misspelt key of a person',
      'people: {alice: {timezone: UTC}}\n',
      '1:28: people.alice.timezone: unknown key; did you mean timeZone?',
    ],
    [
      'a misspelt key of a secret',
      'prometheus: {url: http://x, auth: {bearer: {envv: X}}}\n',
      'prometheus.auth.bearer.envv: unknown key; did you mean env?',
    ],
  ])('%s', async (_, text, expected) => {
    await expectOneLine(text, expected);
  });
});

test('the first problem is told, and how many more there are', async () => {
  const message = await refusalOf('refresh: 15\nuser: [a]\nstore: {}\n');
  expect(message).toMatch(/1:10: refresh: .* \(and 2 more\)$/);
});

test('no error shows a secret', async () => {
  const texts = [
    'prometheus: {url: http://x, auth: {bearer: 12345678}}\n',
    'prometheus: {url: http://x, auth: {bearer: [hunter2]}}\n',
    'prometheus: {url: http://x, auth: {basic: {password: hunter2}}}\n',
    'prometheus: "http://me:hunter2@x?y=1"\n',
    'store: mysql://me:hunter2@x/y\n',
    'prometheus: {url: "http://me:hunter2@x", auth: {bearer: t}}\n',
  ];
  for (const text of texts) {
    const message = await refusalOf(text);
    expect(message).toContain('ConfigError');
    expect(message).not.toMatch(/hunter2|12345678/);
  }
});

test('nothing of the file can write to the terminal through an error', async () => {
  const message = await refusalOf('"us\\u001b[31mer": x\nrefresh: "\\u001b]0;title\\u0007"\n');
  expect(message).toContain('unknown key');
  expect(message).not.toMatch(/[\u0000-\u001f]/);
});
