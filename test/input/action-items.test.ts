import { expect, test } from 'vitest';
import { readActionText } from '../../src/input/action-text.ts';
import { StoreAwayError } from '../../src/store/store-error.ts';
import { atTheDesk, overlayOf } from '../support/desk.ts';

const today = '2026-11-24';

test.each([
  ['Raise the pool', { text: 'Raise the pool', owner: null, due: null }],
  [
    'Raise the pool @alice 2026-12-01',
    { text: 'Raise the pool', owner: 'alice', due: '2026-12-01' },
  ],
  ['Raise  the pool +2w @alice', { text: 'Raise the pool', owner: 'alice', due: '2026-12-08' }],
  ['Ask @bob about 2026-01-01 again', { text: 'Ask @bob about 2026-01-01 again' }],
])('%j is read as it is meant', (typed, words) => {
  expect(readActionText(typed, today)).toMatchObject({ ok: true, words });
});

test.each([
  ['Raise the pool 2026-02-30', /2026-02-30 is no day/],
  ['@alice +14d', /what is to be done/],
  ['\u2800 @alice', /the text is empty/],
  ['x'.repeat(10_240), /at most 500/],
])('%j comes back with what is wrong', (typed, problem) => {
  const reading = readActionText(typed, today);
  expect(reading.ok ? '' : reading.problem).toMatch(problem);
});

test('one is promised by a key, and marked done out of those that are open', () =>
  atTheDesk(async (desk) => {
    const said = (text: string) => desk.until(({ flash }) => flash?.text.includes(text) ?? false);
    desk.press('4\rTRaise the pool @bob 2026-02-30\r');
    expect(overlayOf(desk)).toMatchObject({ error: expect.stringContaining('is no day') });
    desk.escape();
    desk.press('TRaise the pool @bob 2026-01-31\r');
    expect(desk.state().pending).toMatchObject([{ verb: 'adding an action item' }]);
    await said('INC-2 has action item 1: Raise the pool');
    desk.press('TTest failover\r');
    await said('INC-2 has action item 2');
    desk.press('D');
    expect(overlayOf(desk)).toMatchObject({
      kind: 'choose',
      choices: [
        { label: '1. Raise the pool', note: expect.stringMatching(/Owner: bob, Due: .* overdue/) },
        { label: '2. Test failover' },
      ],
    });
    desk.press('fail\r');
    await said('action item 2 of INC-2 is done');
    desk.press('z');
    await said('INC-2 is as it was before');
    expect((await desk.store.show('INC-2'))?.incident.actionItems).toMatchObject([
      { owner: 'bob', due: '2026-01-31', addedBy: 'alice' },
      { standing: { state: 'open' } },
    ]);
  }));

test('after a resolved incident too, from the list as from the incident', () =>
  atTheDesk(async (desk) => {
    await desk.store.resolve('INC-1', 'carol', 'rolled back');
    await desk.until(({ incidents }) => incidents.data?.length === 1);
    desk.press('4t');
    await desk.until(({ resolved }) => resolved.data?.incidents.length === 1);
    desk.press('jTTest failover\r');
    await desk.until(({ flash }) => flash?.text.startsWith('INC-1 has action item 1') ?? false);
    desk.press('D');
    expect(overlayOf(desk)).toMatchObject({ choices: [{ label: '1. Test failover' }] });
    desk.escape();
    desk.press('\r');
    await desk.until(({ incident }) => incident.data?.incident.actionItems.length === 1);
    desk.press('D\r');
    await desk.until(({ incident }) => incident.data?.incident.version === 4);
    expect((await desk.store.show('INC-1'))?.incident.actionItems[0]?.standing.state).toBe('done');
  }));

test('who marks one done too late is told who was first', () =>
  atTheDesk(async (desk) => {
    const wish = { kind: 'add-action', text: 'Test failover', owner: null, due: null } as const;
    await desk.store.changeActions('INC-2', 'bob', wish);
    await desk.until(({ incidents }) => incidents.data?.[0]?.actionItems.length === 1);
    desk.press('4D');
    await desk.store.changeActions('INC-2', 'bob', { kind: 'finish-action', number: 1 });
    desk.press('\r');
    const { flash } = await desk.until((state) => state.flash !== null);
    expect(flash?.text).toMatch(
      /action item 1 of INC-2 was already done by bob (just now|\d+ s ago)/,
    );
    await desk.until(({ incidents }) => incidents.data?.[0]?.version === 3);
    desk.press('D');
    await desk.until(({ flash: now }) => now?.text === 'INC-2 has no open action item');
  }));

test('without the store one is refused, and what was typed comes back', () =>
  atTheDesk(async (desk) => {
    const error = new StoreAwayError('the store does not answer: try again');
    desk.store.changeActions = () => Promise.reject(error);
    desk.press('4TRaise the pool\r');
    await desk.until(({ view }) => view.overlay.kind === 'input');
    expect(overlayOf(desk)).toMatchObject({
      text: 'Raise the pool',
      error: expect.stringContaining('The store could not be asked'),
    });
    expect(desk.state().flash?.text).toMatch(/INC-2 is unchanged: adding an action item needs/);
  }));
