import { expect, test } from 'vitest';
import type { Overlay } from '../../src/live/view.ts';
import { openStore } from '../../src/store/open-store.ts';
import { StoreAwayError } from '../../src/store/store-error.ts';
import { atTheDesk, type Desk, overlayOf } from '../support/desk.ts';
import { liveLab } from '../support/live-lab.ts';
import { minutes } from '../support/stores.ts';

/** Opens the schedule, alice's shift as primary under the cursor. */
async function onSchedule(desk: Desk): Promise<void> {
  await desk.until(({ overrides }) => overrides.status === 'ok');
  desk.press('3');
  desk.press('\r');
}

function overlay<K extends Overlay['kind']>(desk: Desk, kind: K): Extract<Overlay, { kind: K }> {
  const shown = overlayOf(desk);
  if (shown.kind !== kind) throw new Error(`${shown.kind} is shown instead of ${kind}`);
  return shown as Extract<Overlay, { kind: K }>;
}

const primary = ({ onCall }: ReturnType<Desk['state']>) => onCall.data?.primary;

test('c puts somebody in for the shift under the cursor after showing what that changes; x takes it back', () =>
  atTheDesk(async (desk) => {
    await onSchedule(desk);
    desk.press('c');
    expect(overlay(desk, 'choose').choices).toMatchObject([
      { label: 'primary', note: 'alice' },
      { label: 'secondary', note: 'bob' },
    ]);
    desk.press('\r');
    desk.press('carol\r');
    const asked = overlay(desk, 'input');
    expect(asked.title).toContain('carol instead of alice as primary');
    expect(asked.text).toMatch(/^now to \d{4}-\d\d-\d\d 09:00 $/);
    desk.press('dentist\r');
    const question = overlay(desk, 'confirm');
    expect(question.question).toBe('carol instead of alice as primary? y/N');
    expect(question.detail).toContain('carol, bob, - (override by carol over turn 1)');
    expect(await desk.store.overrides.all()).toEqual([]);
    desk.press('y');
    await desk.until((state) => primary(state) === 'carol');
    await desk.until(({ pending }) => pending.length === 0);
    expect(desk.state().flash?.text).toBe('OVR-1 made: carol instead of alice as primary');
    expect(await desk.store.overrides.all()).toMatchObject([
      { id: 'OVR-1', user: 'carol', note: 'dentist', author: 'alice', withdrawnAt: null },
    ]);
    desk.press('t');
    desk.press('x');
    expect(overlay(desk, 'confirm').detail).toContain('alice, bob, - (turn 1)');
    desk.press('y');
    await desk.until((state) => primary(state) === 'alice');
    expect((await desk.store.overrides.all())[0]?.withdrawnBy).toBe('alice');
  }));

test('No is the default, and changes nothing', () =>
  atTheDesk(async (desk) => {
    await onSchedule(desk);
    for (const keys of ['c', '\r', 'carol\r', '\r', '\r']) desk.press(keys);
    expect(overlayOf(desk).kind).toBe('none');
    expect(desk.state().flash?.text).toBe('Not done');
    expect(await desk.store.overrides.all()).toEqual([]);
  }));

test('says beforehand who would be paged twice, and refuses what makes no sense where it was typed', () =>
  atTheDesk(async (desk) => {
    await onSchedule(desk);
    for (const keys of ['c', '\r', 'bob\r', '\r']) desk.press(keys);
    expect(overlay(desk, 'confirm').detail).toContain('! bob is primary and secondary at once');
    desk.press('n');
    for (const keys of ['c', '\r', 'carol\r']) desk.press(keys);
    const refused = (text: string) => {
      const asked = overlay(desk, 'input');
      desk.live.actions.showOverlay({ ...asked, text, caret: text.length, error: null });
      desk.press('\r');
      return overlay(desk, 'input').error;
    };
    expect(refused('tomorrow')).toContain('Say from when to when');
    expect(refused('soon to +4h')).toContain('Not a time: soon');
    expect(refused('now to later')).toContain('Not a time: later');
    expect(refused('now to 2020-01-01 09:00')).toBe('the override ends before it starts');
    expect(refused('2020-01-01 09:00 to +4h')).toBe('the override would be over already');
    expect(overlay(desk, 'input').text).toBe('2020-01-01 09:00 to +4h');
    expect(await desk.store.overrides.all()).toEqual([]);
  }));

test('a shift that is over, and one without an override, are said to be that', () =>
  atTheDesk(async (desk) => {
    await onSchedule(desk);
    desk.press('<<c');
    expect(desk.state().flash?.text).toBe('That shift is over: choose one that is to come');
    desk.press('t');
    desk.press('x');
    expect(overlayOf(desk).kind).toBe('none');
  }));

test('what was typed comes back when the store could not be asked', () =>
  atTheDesk(async (desk) => {
    await onSchedule(desk);
    for (const keys of ['c', '\r', 'carol\r', 'dentist\r']) desk.press(keys);
    await desk.store.close();
    desk.press('y');
    await desk.until(({ view }) => view.overlay.kind === 'input');
    expect(overlay(desk, 'input').text).toMatch(/dentist$/);
    expect(overlay(desk, 'input').error).toContain('The store could not be asked');
  }));

test('while the store is away nothing is changed, and that is said', async () => {
  const store = await openStore({ kind: 'sqlite', path: ':memory:' }, minutes);
  const overrides = () => Promise.reject(new StoreAwayError('connection refused'));
  const { live, state } = liveLab(store, { overrides });
  expect(await live.actions.withdrawOverride('OVR-1')).toBe(false);
  expect(state().flash?.text).toBe(
    'nothing is changed: taking the override back needs the store, which does not answer',
  );
  expect(state().pending).toEqual([]);
  await store.close();
});
