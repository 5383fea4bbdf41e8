import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportIncident } from '../../../src/commands/incident/export-incident.ts';
import type { Patch } from '../../../src/incidents/change.ts';
import type { RecordedEvent } from '../../../src/incidents/incident.ts';
import { projectIncident } from '../../../src/incidents/project.ts';
import type { IncidentStore } from '../../../src/store/incident-store.ts';
import { asMarkdown } from '../../../src/text/markdown.ts';
import { printableJson } from '../../../src/text/printable-json.ts';
import { atTheShell, unnamed } from '../../support/incident-shell.ts';

/** A whole process: an incident with a role, links, an update, a note of two lines, and its end. */
async function anOutage(store: IncidentStore): Promise<void> {
  const title = 'API down | <b>all</b> of *eu-2*';
  await store.declare({ severity: 'SEV-1', title, slo: 'checkout/latency' }, 'alice', 'key 1');
  await store.acknowledge('INC-1', 'bob');
  await store.assign('INC-1', 'alice', 'communications', 'carol');
  await store.openWarRoom('INC-1', 'alice', 'https://meet.example.com/inc-1');
  await store.link('INC-1', 'alice', [{ kind: 'url', target: 'https://example.com/deploy/81' }]);
  await store.update('INC-1', 'carol', 'Identified the pool');
  await store.note('INC-1', 'bob', '1. roll back\n# then look');
  await store.resolve('INC-1', 'bob', 'rolled back');
}

describe('incident export', () => {
  test('as JSON loses nothing: its payloads make the incident the store holds', () =>
    atTheShell(async (deps, printed, store) => {
      await anOutage(store);
      const given = { ...unnamed, id: '1', json: true, markdown: false };
      await exportIncident(deps, given);
      const { events, ...rest } = JSON.parse(printed.at(-1) ?? '') as {
        events: (Omit<RecordedEvent, 'at'> & { at: string })[];
      };
      const payloads = events.map(({ payload }) => payload as Patch);
      const detail = await store.show('INC-1');
      expect(projectIncident('INC-1', payloads)).toEqual(detail?.incident);
      const times = events.map(({ at, ...event }) => ({ ...event, at: Date.parse(at) }));
      const kept = (await store.record('INC-1', 99)).map(({ incidentId: _, ...event }) => event);
      expect(times).toEqual(kept);
      expect(events[0]?.idempotencyKey).toBe('key 1');
      expect(rest).toMatchObject({ format: 'onduty-incident/1', id: 'INC-1', state: 'resolved' });
    }));

  test('as Markdown is a page in which nothing typed is markup', () =>
    atTheShell(async (deps, printed, store) => {
      await anOutage(store);
      await exportIncident(deps, { ...unnamed, id: '1', markdown: true });
      const page = (printed.at(-1) ?? '')
        .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g, 'T')
        .replaceAll(/\(after [^)]+\)/g, '(after a while)');
      expect(page).toBe(
        [
          '# INC-1: API down \\| \\<b\\>all\\</b\\> of \\*eu-2\\*',
          'SEV-1, resolved, as of T UTC.',
          'Resolution: rolled back',
          '## Clocks',
          [
            '- declared: T UTC by alice',
            ...['acknowledged', 'resolved'].map(
              (name) => `- ${name}: T UTC by bob (after a while)`,
            ),
            '- last update: T UTC (after a while)',
          ].join('\n'),
          '## Roles',
          '- communications: carol',
          '## Links',
          [
            '- SLO: checkout/latency',
            '- url: <https://example.com/deploy/81>',
            '- war room: <https://meet.example.com/inc-1>',
          ].join('\n'),
          '## Timeline',
          [
            '- T UTC, alice: declared SEV-1: API down \\| \\<b\\>all\\</b\\> of \\*eu-2\\*',
            '- T UTC, bob: acknowledged',
            '- T UTC, alice: communications: carol',
            '- T UTC, alice: war room: https://meet.example.com/inc-1',
            '- T UTC, alice: linked url https://example.com/deploy/81',
            '- T UTC, carol: Identified the pool',
            '- T UTC, bob: 1\\. roll back\\',
            '  \\# then look',
            '- T UTC, bob: resolved: rolled back',
          ].join('\n'),
        ].join('\n\n'),
      );
    }));
});

test('a text as Markdown shows the text again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(asMarkdown(text).replaceAll(/\\([^\p{L}\p{N}\s])/gu, '$1')).toBe(text);
    }),
  );
});

test('printable JSON holds every text exactly, and nothing that acts on a terminal', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(0xffff)), (units) => {
      const text = String.fromCharCode(...units);
      const json = printableJson([text, '\u202e\u009b31m']);
      expect(JSON.parse(json)[0]).toBe(text);
      expect(json).not.toMatch(/[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    }),
  );
});
