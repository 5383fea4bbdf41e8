import { describe, expect, test } from 'vitest';
import { AnswerNo } from '../../../src/commands/answer-no.ts';
import * as page from '../../../src/commands/incident/change-incident.ts';
import { declareIncident } from '../../../src/commands/incident/declare-incident.ts';
import * as end from '../../../src/commands/incident/end-incident.ts';
import { linkIncident } from '../../../src/commands/incident/link-incident.ts';
import * as staff from '../../../src/commands/incident/staff-incident.ts';
import { undoChange } from '../../../src/commands/incident/undo-change.ts';
import * as words from '../../../src/commands/incident/write-on-incident.ts';
import { ConfigError } from '../../../src/config/config-error.ts';
import {
  atTheShell,
  named,
  outage,
  unnamed,
  words as worded,
} from '../../support/incident-shell.ts';

describe('a change from the shell', () => {
  test('says what was done in one line each', () =>
    atTheShell(async (deps, printed) => {
      await declareIncident(deps, outage);
      await page.acknowledge(deps, unnamed);
      await page.escalate(deps, { ...named('inc-1'), fromLevel: 0 });
      await words.note(deps, worded('rolling back'));
      await words.update(deps, worded(undefined, undefined, 'Identified the pool'));
      await page.setSeverity(deps, { ...named('SEV-2'), severity: undefined });
      await staff.assign(deps, { ...unnamed, role: 'Incident Commander', user: 'alice' });
      await staff.assign(deps, { ...unnamed, role: 'customer-liaison', user: 'dora' });
      await staff.unassign(deps, { ...unnamed, role: 'incident-commander' });
      await staff.openWarRoom(deps, { ...unnamed, place: undefined });
      await end.mitigate(deps, worded('1', 'more connections'));
      await end.resolve(deps, { ...named('1'), resolution: 'rolled back' });
      await end.reopen(deps, { ...unnamed, reason: 'errors are back' });
      expect([...printed]).toEqual([
        'INC-1 declared SEV-1 by alice in #incidents: API service down',
        'INC-1 acknowledged by alice',
        'INC-1 escalated to level 1 (secondary) by alice',
        'INC-1 noted by alice',
        'INC-1 update by alice; next update due in 30 min',
        'INC-1 set to SEV-2 by alice',
        'INC-1 incident-commander: alice, assigned by alice',
        'INC-1 customer-liaison: dora, assigned by alice',
        'INC-1 incident-commander: nobody, taken back by alice',
        'INC-1 war room: #inc-1-api-service-down, by alice',
        'INC-1 mitigated by alice',
        'INC-1 resolved by alice',
        'INC-1 reopened by alice: it pages anew',
      ]);
    }));

  test('merges the other open one, and links', () =>
    atTheShell(async (deps, printed, store) => {
      await declareIncident(deps, outage);
      await declareIncident(deps, { ...outage, title: 'search is slow' });
      await end.merge(deps, { ...unnamed, into: '1' });
      const links = { slo: 'checkout/availabilty', url: 'https://example.com/deploy/81' };
      await linkIncident(deps, { ...unnamed, links });
      expect(printed.slice(-2)).toEqual([
        'INC-1 has taken in INC-2, merged by alice',
        'INC-1 linked by alice to slo checkout/availabilty, url https://example.com/deploy/81',
      ]);
      expect(printed.beside).toEqual([
        'onduty: the configuration has no SLO checkout/availabilty; did you mean checkout/availability?',
      ]);
      expect((await store.show('INC-2'))?.incident.mergedInto).toBe('INC-1');
      await linkIncident(deps, { ...unnamed, links: { ...links, runbook: 'db.md' } });
      expect((await store.show('INC-1'))?.incident.links).toHaveLength(3);
    }));

  test('is taken back by whoever made it, and by nobody else', () =>
    atTheShell(async (deps, printed) => {
      await declareIncident(deps, outage);
      await declareIncident(deps, outage);
      await end.resolve(deps, { ...named('1'), resolution: 'wrong one' });
      await expect(undoChange({ ...deps, actor: 'bob' }, named('1'))).rejects.toThrow(
        /^INC-1 was changed by alice .*: nothing was taken back$/,
      );
      await undoChange(deps, unnamed);
      expect(printed.at(-1)).toBe('INC-1 taken back by alice: triggered again');
      await page.setSeverity(deps, { ...named('1'), severity: 'SEV-4' });
      await undoChange(deps, unnamed);
      expect(printed.at(-1)).toBe('INC-1 taken back by alice: SEV-1 again');
      await staff.assign(deps, { ...named('1'), role: 'communications', user: 'dora' });
      await undoChange(deps, unnamed);
      expect(printed.at(-1)).toBe('INC-1 taken back by alice: as it was before');
      await expect(undoChange({ ...deps, actor: 'bob' }, unnamed)).rejects.toThrow(AnswerNo);
    }));

  test('that lost the race says who won', () =>
    atTheShell(async (deps, _printed, store) => {
      await declareIncident(deps, outage);
      await store.acknowledge('INC-1', 'bob');
      const late = page.acknowledge(deps, named('INC-1'));
      await expect(late).rejects.toThrow(AnswerNo);
      await expect(late).rejects.toThrow(
        /^INC-1 was already acknowledged by bob (just now|\d+ s ago)$/,
      );
      await store.mitigate('INC-1', 'bob', 'rolled back');
      await expect(end.mitigate(deps, worded('1', 'me too'))).rejects.toThrow(
        /^INC-1 was already mitigated by bob (just now|\d+ s ago)$/,
      );
    }));
});

describe('which incident', () => {
  test('without an id and a terminal, the candidates are named', () =>
    atTheShell(async (deps) => {
      await expect(page.acknowledge(deps, unnamed)).rejects.toThrow(/no incident is open/);
      await declareIncident(deps, outage);
      await declareIncident(deps, { ...outage, title: 'search is slow' });
      const unclear = page.acknowledge(deps, unnamed);
      await expect(unclear).rejects.toThrow(AnswerNo);
      await expect(unclear).rejects.toThrow(
        '2 incidents are open, name one: INC-2 search is slow, INC-1 API service down',
      );
      await expect(page.acknowledge(deps, named('12345'))).rejects.toThrow(
        'there is no incident INC-12345; open: INC-2 search is slow, INC-1 API service down',
      );
    }));

  test('at a terminal it is asked for, and none is the default', () =>
    atTheShell(async (deps, printed) => {
      await declareIncident(deps, outage);
      await declareIncident(deps, { ...outage, title: 'search is slow' });
      const answering = (...answers: string[]) => ({
        ...deps,
        ask: async () => answers.shift() ?? '',
      });
      await expect(page.acknowledge(answering(''), unnamed)).rejects.toThrow(AnswerNo);
      expect(printed.beside.slice(0, 3)).toEqual([
        '2 incidents are open:',
        '  INC-2  SEV-1  search is slow',
        '  INC-1  SEV-1  API service down',
      ]);
      await page.acknowledge(answering('7', '1'), unnamed);
      await page.acknowledge(answering('inc-2'), unnamed);
      expect(printed.slice(-2)).toEqual([
        'INC-1 acknowledged by alice',
        'INC-2 acknowledged by alice',
      ]);
    }));
});

test('what can not be meant is refused in one line before anything happens', () =>
  atTheShell(async (deps, printed, store) => {
    await declareIncident(deps, outage);
    const unseen = '\u001b[31m\u202e\u200b\u0000';
    const wrong = [
      declareIncident(deps, { ...outage, severity: '1' }),
      declareIncident(deps, { ...outage, title: 'x'.repeat(10_240) }),
      declareIncident(deps, { ...outage, title: unseen }),
      declareIncident(deps, { ...outage, channel: '' }),
      page.acknowledge(deps, named('INC-x')),
      page.acknowledge(deps, named('')),
      page.acknowledge(deps, { ...named('INC-1'), incidentId: 'INC-2' }),
      words.note(deps, worded('INC-1')),
      words.update(deps, worded('1', 'one', 'two')),
      staff.assign(deps, { ...unnamed, role: `${unseen}captain`, user: 'bob' }),
      staff.assign(deps, { ...unnamed, role: 'communications', user: '' }),
      staff.openWarRoom(deps, { ...unnamed, place: unseen }),
      linkIncident(deps, { ...unnamed, links: { url: 'javascript:alert(1)' } }),
      linkIncident(deps, { ...unnamed, links: {} }),
      end.mitigate(deps, worded('1', ' ')),
      end.resolve(deps, { ...named('INC-1'), resolution: ' ' }),
    ];
    for (const one of await Promise.allSettled(wrong)) {
      expect(one).toMatchObject({ status: 'rejected', reason: expect.any(ConfigError) });
      const { message } = (one as PromiseRejectedResult).reason as Error;
      expect(message).toMatch(/^\P{Cc}+$/u);
    }
    expect(await store.revision()).toBe(1);
    expect(printed).toHaveLength(1);
  }));

test('what is odd but meant is kept', () =>
  atTheShell(async (deps, _printed, store) => {
    const title = "'); DROP TABLE incidents; -- 🔥 全部停止";
    await declareIncident(deps, { ...outage, title: `\u202e${title}\u0000` });
    expect((await store.list()).map((one) => one.title)).toEqual([title]);
  }));
