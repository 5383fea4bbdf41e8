import { describe, expect, test } from 'vitest';
import { declareIncident } from '../../../src/commands/incident/declare-incident.ts';
import { resolve } from '../../../src/commands/incident/end-incident.ts';
import { listIncidents } from '../../../src/commands/incident/list-incidents.ts';
import { showIncident } from '../../../src/commands/incident/show-incident.ts';
import { note } from '../../../src/commands/incident/write-on-incident.ts';
import { atTheShell, named, outage, unnamed, words } from '../../support/incident-shell.ts';

describe('JSON', () => {
  test('lists what is open, with null for what is not known', () =>
    atTheShell(async (deps, printed) => {
      await declareIncident(deps, outage);
      await declareIncident(deps, outage);
      await resolve(deps, { ...named('2'), resolution: 'gone' });
      await listIncidents(deps, {}, true);
      await listIncidents(deps, { all: true }, true);
      await listIncidents(deps, { status: ['acknowledged'] }, true);
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
      expect(acknowledged).toEqual({ incidents: [], found: 0 });
    }));

  test('shows the timeline', () =>
    atTheShell(async (deps, printed) => {
      await declareIncident(deps, outage);
      await note(deps, words('1', 'looking'));
      await showIncident(deps, { ...unnamed, json: true });
      const { id, events } = JSON.parse(printed.at(-1) ?? '');
      expect(id).toBe('INC-1');
      expect(events[1]).toMatchObject({ seq: 2, actor: 'alice', kind: 'note', text: 'looking' });
    }));
});

test('an incident in words has its deadline and its timeline', () =>
  atTheShell(async (deps, printed) => {
    await declareIncident(deps, outage);
    await note(deps, words('1', 'one\ntwo'));
    await showIncident(deps, named('1'));
    const text = printed.at(-1) ?? '';
    expect(text).toMatch(/^INC-1 {2}SEV-1 {2}triggered {2}API service down\n/);
    expect(text).toMatch(/level 0 \(primary\), escalates in [45]:\d\d/);
    expect(text).toMatch(/alice {2}declared SEV-1: API service down\n.* alice {2}one\n +two$/);
    await expect(showIncident(deps, named('9'))).rejects.toThrow('there is no incident INC-9');
  }));
