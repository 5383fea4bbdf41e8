import { expect, test } from 'vitest';
import { dashboardLab } from '../support/dashboard.ts';

const esc = '\u001b';

test('acknowledges the incident under the cursor, and says so when the store has', async () => {
  const { start, store } = await dashboardLab();
  const pty = start();
  await pty.waitFor('API 5xx');
  pty.press('4a');
  await pty.waitFor('INC-2 acknowledged');
  expect((await store.show('INC-2'))?.incident.acknowledgedBy).toBe('alice');
});

test('an acknowledgement that another process made first is not shown as ours', async () => {
  const { start, store } = await dashboardLab();
  const pty = start();
  await pty.waitFor('API 5xx');
  await store.acknowledge('INC-2', 'carol');
  pty.press('4a');
  await pty.waitFor('INC-2 was already acknowledged by carol');
  await pty.waitFor((now) => !now.screen().includes('UNACKED'));
});

test('escalates only after a yes', async () => {
  const { start, store } = await dashboardLab();
  const pty = start();
  await pty.waitFor('API 5xx');
  pty.press('4e');
  await pty.waitFor("Escalate INC-2 'API 5xx'");
  pty.press('\r');
  await pty.waitFor('Not done');
  expect((await store.show('INC-2'))?.incident.escalationLevel).toBe(0);
  pty.press('e');
  await pty.waitFor("Escalate INC-2 'API 5xx'");
  pty.press('y');
  await pty.waitFor('INC-2 escalated to level 1');
});

test('opens an incident with its timeline, and goes back', async () => {
  const { start, store } = await dashboardLab();
  await store.note('INC-2', 'bob', 'restarted the pods');
  const pty = start();
  await pty.waitFor('API 5xx');
  pty.press('4\r');
  await pty.waitFor('restarted the pods');
  pty.press(esc);
  await pty.waitFor((now) => !now.screen().includes('restarted the pods'));
});

test('moves the cursor: the other incident is acted on', async () => {
  const { start } = await dashboardLab();
  const pty = start();
  await pty.waitFor('slow search');
  pty.press('4ja');
  await pty.waitFor('INC-1 was already acknowledged by bob');
});

test('filters a pane, and Esc takes the filter away', async () => {
  const { start } = await dashboardLab();
  const pty = start();
  await pty.waitFor('API 5xx');
  pty.press('4/search\r');
  await pty.waitFor((now) => !now.screen().includes('API 5xx'));
  expect(pty.screen()).toContain('slow search');
  pty.press(esc);
  await pty.waitFor('API 5xx');
});

test('shows the help and the palette, which runs what is found', async () => {
  const { start } = await dashboardLab();
  const pty = start();
  await pty.waitFor('API 5xx');
  pty.press('?');
  await pty.waitFor('Acknowledge the incident');
  pty.press(esc);
  await pty.waitFor((now) => !now.screen().includes('Acknowledge the incident'));
  pty.press('4:acknow');
  await pty.waitFor('Acknowledge the incident');
  pty.press('\r');
  await pty.waitFor('INC-2 acknowledged');
});

test('a title from outside can not write to the terminal', async () => {
  const { start, store } = await dashboardLab();
  await store.declare(
    { severity: 'SEV-1', title: 'evil \u001b[2J\u001b]0;owned\u0007 title' },
    'bob',
  );
  const pty = start();
  await pty.waitFor('evil');
  expect(pty.screen()).toContain('slow search');
  expect(pty.screen()).not.toContain('owned');
});

test('a text scrolled past its end comes back with the first key', async () => {
  const { start } = await dashboardLab();
  const pty = start({ columns: 80, rows: 12 });
  await pty.waitFor('1 unacked');
  pty.press('?');
  await pty.waitFor('more below');
  pty.press('G');
  await pty.waitFor(/╰─+ end ─╯/);
  pty.press('k');
  await pty.waitFor('1 more below');
});
