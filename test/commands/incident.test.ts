import { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { AnswerNo } from '../../src/commands/answer-no.ts';
import * as actions from '../../src/commands/incident/change-incident.ts';
import { declareIncident } from '../../src/commands/incident/declare-incident.ts';
import type { IncidentDeps } from '../../src/commands/incident/deps.ts';
import { listIncidents } from '../../src/commands/incident/list-incidents.ts';
import { showIncident } from '../../src/commands/incident/show-incident.ts';
import { addIncidentCommand } from '../../src/commands/incident.ts';
import { ConfigError } from '../../src/config/config-error.ts';
import { readIncidentRules } from '../../src/config/incident-rules.ts';
import type { IncidentStore } from '../../src/store/incident-store.ts';
import { withStore } from '../support/stores.ts';

const unnamed = { id: undefined, incidentId: undefined, json: false };
const named = (id: string) => ({ ...unnamed, id });
const outage = {
  severity: 'sev1',
  title: 'API service down',
  channel: true,
  slo: undefined,
  json: false,
} as const;

/** A fresh store in memory, and all that was printed. */
function atTheShell(
  work: (deps: IncidentDeps, printed: string[], store: IncidentStore) => Promise<void>,
): Promise<void> {
  return withStore({ kind: 'sqlite', path: ':memory:' }, async (store) => {
    const printed: string[] = [];
    const now = await store.now();
    const out = (text: string) => void printed.push(text);
    const rules = readIncidentRules(undefined, 5);
    await work({ store, actor: 'alice', rules, out, now, width: 100 }, printed, store);
  });
}

describe('a change from the shell', () => {
  test('says what was done in one line each', () =>
    atTheShell(async (deps, printed) => {
      await declareIncident(deps, outage);
      await actions.acknowledge(deps, unnamed);
      await actions.escalate(deps, { ...named('inc-1'), fromLevel: 0 });
      await actions.note(deps, { ...named('rolling back'), text: undefined, message: undefined });
      await actions.setSeverity(deps, { ...named('SEV-2'), severity: undefined });
      await actions.resolve(deps, { ...named('1'), resolution: 'rolled back' });
      expect(printed).toEqual([
        'INC-1 declared SEV-1 by alice: API service down',
        'INC-1 acknowledged by alice',
        'INC-1 escalated to level 1 (secondary) by alice',
        'INC-1 noted by alice',
        'INC-1 set to SEV-2 by alice',
        'INC-1 resolved by alice',
      ]);
    }));

  test('that lost the race says who won', () =>
    atTheShell(async (deps, _printed, store) => {
      await declareIncident(deps, outage);
      await store.acknowledge('INC-1', 'bob');
      const late = actions.acknowledge(deps, named('INC-1'));
      await expect(late).rejects.toThrow(AnswerNo);
      await expect(late).rejects.toThrow(
        /^INC-1 was already acknowledged by bob (just now|\d+ s ago)$/,
      );
    }));

  test('without an id names the candidates when there are several', () =>
    atTheShell(async (deps) => {
      await expect(actions.acknowledge(deps, unnamed)).rejects.toThrow(/no incident is open/);
      await declareIncident(deps, outage);
      await declareIncident(deps, { ...outage, title: 'search is slow' });
      const unclear = actions.acknowledge(deps, unnamed);
      await expect(unclear).rejects.toThrow(AnswerNo);
      await expect(unclear).rejects.toThrow(
        '2 incidents are open, name one: INC-2 search is slow, INC-1 API service down',
      );
    }));

  test('that can not be meant is refused before anything happens', () =>
    atTheShell(async (deps, printed, store) => {
      await declareIncident(deps, outage);
      const wrong = [
        declareIncident(deps, { ...outage, severity: '1' }),
        declareIncident(deps, { ...outage, title: 'x'.repeat(10_240) }),
        actions.acknowledge(deps, named('INC-x')),
        actions.acknowledge(deps, { ...named('INC-1'), incidentId: 'INC-2' }),
        actions.note(deps, { ...named('INC-1'), text: undefined, message: undefined }),
        actions.resolve(deps, { ...named('INC-1'), resolution: ' ' }),
      ];
      for (const one of await Promise.allSettled(wrong)) {
        expect(one).toMatchObject({ status: 'rejected', reason: expect.any(ConfigError) });
      }
      expect(await store.revision()).toBe(1);
      expect(printed).toHaveLength(1);
    }));
});

describe('JSON', () => {
  test('lists what is open, with null for what is not known', () =>
    atTheShell(async (deps, printed) => {
      await declareIncident(deps, outage);
      await declareIncident(deps, outage);
      await actions.resolve(deps, { ...named('2'), resolution: 'gone' });
      await listIncidents(deps, { states: undefined, all: false, json: true });
      await listIncidents(deps, { states: undefined, all: true, json: true });
      await listIncidents(deps, { states: ['acknowledged'], all: false, json: true });
      const [open, all, acknowledged] = printed.slice(-3).map((text) => JSON.parse(text));
      expect(open.incidents).toHaveLength(1);
      expect(open.incidents[0]).toMatchObject({
        id: 'INC-1',
        severity: 'SEV-1',
        state: 'triggered',
        declaredAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        acknowledgedBy: null,
        acknowledgedAt: null,
        escalationLevel: 0,
        channel: '#incidents',
        version: 1,
      });
      expect(all.incidents.map(({ id }: { id: string }) => id)).toEqual(['INC-1', 'INC-2']);
      expect(acknowledged).toEqual({ incidents: [] });
    }));

  test('shows the timeline', () =>
    atTheShell(async (deps, printed) => {
      await declareIncident(deps, outage);
      await actions.note(deps, { ...named('1'), text: 'looking', message: undefined });
      await showIncident(deps, { ...unnamed, json: true });
      const { id, events } = JSON.parse(printed.at(-1) ?? '');
      expect(id).toBe('INC-1');
      expect(events[1]).toMatchObject({ seq: 2, actor: 'alice', kind: 'note', text: 'looking' });
    }));
});

test('an incident in words has its deadline and its timeline', () =>
  atTheShell(async (deps, printed) => {
    await declareIncident(deps, outage);
    await actions.note(deps, { ...named('1'), text: 'one\ntwo', message: undefined });
    await showIncident(deps, named('1'));
    const text = printed.at(-1) ?? '';
    expect(text).toMatch(/^INC-1 {2}SEV-1 {2}triggered {2}API service down\n/);
    expect(text).toMatch(/level 0 \(primary\), escalates in [45]:\d\d/);
    expect(text).toMatch(/alice {2}declared SEV-1: API service down\n.* alice {2}one\n +two$/);
    await expect(showIncident(deps, named('9'))).rejects.toThrow('there is no incident INC-9');
  }));

test('each command knows its flags', () => {
  const program = new Command();
  addIncidentCommand(program);
  const incident = program.commands.find((one) => one.name() === 'incident');
  const flags = Object.fromEntries(
    (incident?.commands ?? []).map((one) => [
      one.name(),
      one.options.flatMap(({ long }) => long ?? []),
    ]),
  );
  expect(flags).toEqual({
    list: ['--state', '--all', '--json'],
    show: ['--incident-id', '--json'],
    declare: ['--severity', '--title', '--channel', '--slo', '--json'],
    ack: ['--incident-id', '--json'],
    escalate: ['--incident-id', '--json', '--from-level'],
    note: ['--incident-id', '--json', '--message'],
    severity: ['--incident-id', '--json'],
    resolve: ['--incident-id', '--json', '--resolution'],
  });
});
