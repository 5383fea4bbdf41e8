import { expect, test } from 'vitest';
import type { Effects } from '../../src/live/live-deps.ts';
import { atTheDesk, overlayOf } from '../support/desk.ts';

test('an update, a mitigation and a war room are typed, and are on the timeline', () =>
  atTheDesk(async (desk) => {
    const said = (text: string) => desk.until(({ flash }) => flash?.text.includes(text) ?? false);
    desk.press('4u\r');
    expect(overlayOf(desk)).toMatchObject({
      kind: 'input',
      error: expect.stringContaining('words'),
    });
    desk.press('we are on it\r');
    await said('INC-2 updated');
    desk.press('W\r');
    await said('INC-2 meets in #inc-2-api-5xx');
    desk.press('m\r');
    await said('INC-2 mitigated');
    const detail = await desk.store.show('INC-2');
    expect(detail?.events.map(({ kind }) => kind)).toEqual([
      'declared',
      'update',
      'war-room',
      'mitigated',
    ]);
  }));

test('words that no store would keep come back with what is wrong with them', () =>
  atTheDesk(async (desk) => {
    const error = () => overlayOf(desk);
    desk.press(`4n${'a'.repeat(10_001)}\r`);
    expect(error()).toMatchObject({
      text: 'a'.repeat(10_001),
      error: 'the text has 10001 characters, at most 10000 are kept: shorten it',
    });
    desk.escape();
    desk.press('n\u2800\r');
    expect(error()).toMatchObject({ error: 'the text is empty: write a few words' });
    desk.escape();
    desk.press(`W${'a'.repeat(501)}\r`);
    expect(error()).toMatchObject({ error: expect.stringContaining('at most 500 are kept') });
    desk.escape();
    desk.press(`dSEV-2 ${'a'.repeat(501)}\r`);
    expect(error()).toMatchObject({ error: expect.stringContaining('the title has') });
    expect(await desk.store.revision()).toBe(2);
  }));

test('a role is chosen, then a person, by a few letters of each', () =>
  atTheDesk(async (desk) => {
    desk.press('4A');
    expect(overlayOf(desk)).toMatchObject({ kind: 'choose', title: 'Role to give of INC-2' });
    desk.press('inc\r');
    expect(overlayOf(desk)).toMatchObject({ title: 'incident-commander of INC-2' });
    desk.press('bo\t');
    expect(overlayOf(desk)).toMatchObject({ text: 'bob' });
    desk.press('\r');
    await desk.until(({ flash }) => flash?.text === 'bob is incident-commander of INC-2');
    desk.press('Ainc\rnobo\r');
    await desk.until(({ flash }) => flash?.text === 'nobody is incident-commander of INC-2');
    desk.press('Ainc\rzoe from support\r');
    await desk.until(({ flash }) => flash?.text.startsWith('zoe from support') ?? false);
    const { roles } = (await desk.store.show('INC-2'))?.incident ?? {};
    expect(roles).toEqual({ 'incident-commander': 'zoe from support' });
  }));

test('selected incidents are acknowledged together; Esc lets go of them', () =>
  atTheDesk(async (desk) => {
    const marked = () => desk.state().view.incidentList.marked;
    desk.press('4  ');
    expect(marked()).toEqual(['INC-2', 'INC-1']);
    desk.press(' ');
    expect(marked()).toEqual(['INC-2']);
    desk.press('*');
    expect(marked()).toEqual(['INC-2', 'INC-1']);
    desk.escape();
    expect(marked()).toEqual([]);
    await desk.store.acknowledge('INC-1', 'carol');
    desk.press('*a');
    const { flash } = await desk.until((state) => state.flash !== null);
    expect(flash?.text).toMatch(/^1 of 2 acknowledged: INC-1 was already acknowledged by carol/);
    expect(marked()).toEqual([]);
    expect((await desk.store.show('INC-2'))?.incident.acknowledgedBy).toBe('alice');
  }));

test('what is selected and hidden by a filter is not acknowledged', () =>
  atTheDesk(async (desk) => {
    desk.press('4*/INC-1\r');
    expect(desk.state().view.incidentList.marked).toHaveLength(2);
    desk.press('a');
    const { flash } = await desk.until((state) => state.flash !== null);
    expect(flash?.text).toContain('1 acknowledged');
    expect((await desk.store.show('INC-1'))?.incident.acknowledgedBy).toBe('alice');
    expect((await desk.store.show('INC-2'))?.incident.acknowledgedBy).toBeNull();
  }));

test('resolved incidents come into the list by a key, and can be opened there', () =>
  atTheDesk(async (desk) => {
    await desk.store.resolve('INC-1', 'carol', 'rolled back');
    await desk.until(({ incidents }) => incidents.data?.length === 1);
    desk.press('4t');
    await desk.until(({ resolved }) => resolved.data?.incidents.length === 1);
    desk.press('j\r');
    await desk.until(({ incident }) => incident.data?.incident.id === 'INC-1');
    desk.press('O');
    expect(overlayOf(desk)).toMatchObject({ title: expect.stringContaining('Reopen INC-1') });
  }));

test('merging asks into which, then asks again', () =>
  atTheDesk(async (desk) => {
    desk.press('4M');
    expect(overlayOf(desk)).toMatchObject({ kind: 'choose', choices: [{ value: 'INC-1' }] });
    desk.press('\r');
    expect(overlayOf(desk)).toMatchObject({
      kind: 'confirm',
      question: 'Merge INC-2 into INC-1 slow search? y/N',
    });
    desk.press('y');
    await desk.until(({ flash }) => flash?.text === 'INC-2 merged into INC-1');
    expect((await desk.store.show('INC-2'))?.incident.mergedInto).toBe('INC-1');
  }));

test('a resolved incident is reopened with a reason; an open one has nothing to reopen', () =>
  atTheDesk(async (desk) => {
    desk.press('4\r');
    desk.press('xrolled back\ry');
    await desk.until(({ incident }) => incident.data?.incident.state === 'resolved');
    desk.press('Ocame back\r');
    await desk.until(({ flash }) => flash?.text === 'INC-2 reopened: it pages anew');
    expect((await desk.store.show('INC-2'))?.incident).toMatchObject({
      state: 'triggered',
      resolution: null,
    });
  }));

test.each([
  ['https://status.example.com/7', { kind: 'url', target: 'https://status.example.com/7' }],
  ['alert HighLatency', { kind: 'alert', target: 'HighLatency' }],
  ['runbooks/api.md', { kind: 'runbook', target: 'runbooks/api.md' }],
])('%s is linked as what it is', (text, link) =>
  atTheDesk(async (desk) => {
    desk.press(`4L${text}\r`);
    await desk.until(({ flash }) => flash?.tone === 'good');
    expect((await desk.store.show('INC-2'))?.incident.links).toEqual([link]);
  }),
);

test('what was done last is taken back by a key', () =>
  atTheDesk(async (desk) => {
    desk.press('4z');
    expect(desk.state().flash?.text).toMatch(/^Nothing to take back/);
    desk.press('a');
    await desk.until(({ flash }) => flash?.text === 'INC-2 acknowledged');
    desk.press('z');
    await desk.until(({ flash }) => flash?.text === 'INC-2 is as it was before');
    expect((await desk.store.show('INC-2'))?.incident.state).toBe('triggered');
  }));

test('a note written in the editor is sent when it is saved there', () => {
  const drafts: unknown[] = [];
  const edit: Effects['edit'] = async (draft) => {
    drafts.push(draft);
    return { kind: 'edited', text: 'first line\nsecond line' };
  };
  return atTheDesk(
    async (desk) => {
      desk.press('4nbegun\u000f');
      await desk.until(({ flash }) => flash?.text === 'INC-2 noted');
      expect(drafts).toMatchObject([
        { text: 'begun', comments: expect.arrayContaining(['INC-2 SEV-1 API 5xx']) },
      ]);
      const events = (await desk.store.show('INC-2'))?.events;
      expect(events?.at(-1)?.text).toBe('first line\nsecond line');
    },
    { edit },
  );
});

test.each([
  ['unchanged', { kind: 'unchanged' }, { kind: 'input', text: 'begun' }],
  ['empty', { kind: 'empty' }, { kind: 'none' }],
  [
    'failed',
    { kind: 'failed', error: 'vi ended with 1' },
    { text: 'begun', error: 'vi ended with 1' },
  ],
] as const)('an editor that leaves the text %s sends nothing', (_, edited, after) => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const edit: Effects['edit'] = async () => {
    setImmediate(resolve);
    return edited;
  };
  return atTheDesk(
    async (desk) => {
      desk.press('4nbegun\u000f');
      await promise;
      expect(overlayOf(desk)).toMatchObject(after);
      expect((await desk.store.show('INC-2'))?.events).toHaveLength(1);
    },
    { edit },
  );
});

test('of several pages one is chosen to open', () =>
  atTheDesk(async (desk) => {
    await desk.store.link('INC-2', 'bob', [
      { kind: 'url', target: 'https://status.example.com/2' },
    ]);
    await desk.store.openWarRoom('INC-2', 'bob', 'https://meet.example.com/inc-2');
    await desk.until(({ incidents }) => incidents.data?.[0]?.version === 3);
    desk.press('4o');
    expect(overlayOf(desk)).toMatchObject({
      kind: 'choose',
      choices: [{ label: 'war room' }, { label: 'url https://status.example.com/2' }],
    });
    desk.press('status\r');
    await desk.until(({ flash }) => flash?.text === 'Opened https://status.example.com/2');
    expect(desk.effects).toEqual(['open https://status.example.com/2']);
  }));

test('from a merged incident Enter leads to the one it was merged into', () =>
  atTheDesk(async (desk) => {
    desk.press('4\r');
    await desk.until(({ incident }) => incident.data?.incident.id === 'INC-2');
    await desk.store.merge('INC-2', 'bob', 'INC-1');
    await desk.until(({ incident }) => incident.data?.incident.mergedInto === 'INC-1');
    await desk.until(({ incidents }) => incidents.data?.length === 1);
    desk.press('\r');
    await desk.until(({ incident }) => incident.data?.incident.id === 'INC-1');
  }));
