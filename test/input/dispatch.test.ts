import { expect, test } from 'vitest';
import { atTheDesk, overlayOf } from '../support/desk.ts';

test('keys that come together act one after the other', () =>
  atTheDesk(async (desk) => {
    desk.press('4ja');
    const { flash } = await desk.until((state) => state.flash !== null);
    expect(flash?.text).toBe('INC-1 acknowledged');
  }));

test('an action with nothing under the cursor says so', () =>
  atTheDesk(async (desk) => {
    desk.press('3a');
    expect(desk.state().flash?.text).toBe('No incident under the cursor to acknowledge');
  }));

test('escalating names whom it wakes, and No is the default', () =>
  atTheDesk(async (desk) => {
    desk.press('4e');
    expect(overlayOf(desk)).toMatchObject({
      kind: 'confirm',
      question: "Escalate INC-2 'API 5xx' to bob (secondary)? y/N",
    });
    const { detail } = overlayOf(desk) as { readonly detail: string };
    expect(detail.split('\n')).toEqual([
      'bob: phone +44 20 7946 0002, slack @bob',
      expect.stringMatching(/^By itself it escalates at \d\d:\d\d:\d\d UTC\.$/),
      expect.stringMatching(
        /^Then, unless acknowledged: nobody \(no escalation contact is on call\) at \d\d:\d\d:\d\d UTC\.$/,
      ),
    ]);
    desk.press('\r');
    expect(overlayOf(desk).kind).toBe('none');
    expect((await desk.store.show('INC-2'))?.incident.escalationLevel).toBe(0);
    desk.press('ey');
    await desk.until(({ flash }) => flash?.tone === 'good');
    expect((await desk.store.show('INC-2'))?.incident.escalationLevel).toBe(1);
  }));

test('typing in a prompt never triggers a key', () =>
  atTheDesk(async (desk) => {
    desk.press('4n');
    desk.press('quit a e x / : ?');
    expect(overlayOf(desk)).toMatchObject({ kind: 'input', text: 'quit a e x / : ?' });
    expect(desk.effects).toEqual([]);
    desk.press('\r');
    await desk.until(({ flash }) => flash?.tone === 'good');
    const events = (await desk.store.show('INC-2'))?.events;
    expect(events?.at(-1)).toMatchObject({
      kind: 'note',
      actor: 'alice',
      text: 'quit a e x / : ?',
    });
  }));

test('pasted text is typed into a prompt, on one line, and is never keys', () =>
  atTheDesk(async (desk) => {
    desk.paste('qqq');
    expect(desk.effects).toEqual([]);
    desk.press('4n');
    desk.paste('first\rsecond');
    expect(overlayOf(desk)).toMatchObject({ kind: 'input', text: 'first second' });
  }));

test('resolving asks for a word, then asks again', () =>
  atTheDesk(async (desk) => {
    desk.press('4x\r');
    expect(overlayOf(desk)).toMatchObject({
      kind: 'input',
      error: expect.stringContaining('words'),
    });
    desk.press('rolled back\r');
    expect(overlayOf(desk)).toMatchObject({ kind: 'confirm', detail: 'rolled back' });
    desk.press('y');
    await desk.until(({ flash }) => flash?.tone === 'good');
    expect((await desk.store.show('INC-2'))?.incident.resolution).toBe('rolled back');
  }));

test('a severity that is none stays in the prompt, with what is wrong', () =>
  atTheDesk(async (desk) => {
    desk.press('4v9\r');
    expect(overlayOf(desk)).toMatchObject({ kind: 'input', text: '9', error: expect.any(String) });
    desk.press('\u007f3\r');
    await desk.until(({ flash }) => flash?.tone === 'good');
    expect((await desk.store.show('INC-2'))?.incident.severity).toBe('SEV-3');
  }));

test('declaring takes severity and title from one line', () =>
  atTheDesk(async (desk) => {
    desk.press('3d');
    desk.press('checkout down\r');
    await desk.until(({ flash }) => flash?.text === 'INC-3 declared');
    expect((await desk.store.show('INC-3'))?.incident).toMatchObject({
      severity: 'SEV-3',
      title: 'checkout down',
      declaredBy: 'alice',
    });
  }));

test('a filter narrows as it is typed; Enter keeps it, Esc takes it away', () =>
  atTheDesk(async (desk) => {
    desk.press('4/search');
    expect(desk.state().view.filter.incidents).toBe('search');
    desk.press('\r');
    expect(overlayOf(desk).kind).toBe('none');
    expect(desk.state().view.filter.incidents).toBe('search');
    desk.press('a');
    const { flash } = await desk.until((state) => state.flash !== null);
    expect(flash?.text).toBe('INC-1 acknowledged');
    desk.escape();
    expect(desk.state().view.filter.incidents).toBe('');
  }));

test('the palette runs the command that fits best', () =>
  atTheDesk(async (desk) => {
    desk.press('4:acknow\r');
    const { flash } = await desk.until((state) => state.flash !== null);
    expect(flash?.text).toBe('INC-2 acknowledged');
    expect(overlayOf(desk).kind).toBe('none');
  }));

test('Ctrl-C leaves from anywhere', () =>
  atTheDesk(async (desk) => {
    desk.press('4n');
    desk.press('\u0003');
    expect(desk.effects).toEqual(['quit']);
  }));

test('ids are copied, and what has no page says so', () =>
  atTheDesk(async (desk) => {
    desk.press('4yo');
    expect(desk.effects).toEqual(['copy INC-2']);
    expect(desk.state().flash?.text).toBe('Nothing under the cursor has a page to open');
  }));
