import { describe, expect, test } from 'vitest';
import { acknowledge } from '../../../src/commands/incident/change-incident.ts';
import { declareIncident } from '../../../src/commands/incident/declare-incident.ts';
import { resolve } from '../../../src/commands/incident/end-incident.ts';
import { linkIncident } from '../../../src/commands/incident/link-incident.ts';
import { listIncidents } from '../../../src/commands/incident/list-incidents.ts';
import type { ListFlags } from '../../../src/commands/incident/read-selection.ts';
import { assign } from '../../../src/commands/incident/staff-incident.ts';
import { ConfigError } from '../../../src/config/config-error.ts';
import { width } from '../../../src/text/width.ts';
import { atTheShell, named, outage, type Printed } from '../../support/incident-shell.ts';

type Shell = Parameters<Parameters<typeof atTheShell>[0]>;

/** INC-1 is led by bob, INC-2 acknowledged by carol, INC-3 resolved, INC-4 about two SLOs. */
async function fourIncidents([deps]: Shell): Promise<void> {
  const declare = (severity: string, title: string, slo?: string) =>
    declareIncident(deps, { ...outage, severity, title, slo });
  await declare('SEV-2', 'API service down', 'checkout/availability');
  await declare('SEV-3', 'Search is slow');
  await declare('SEV-1', 'Pool exhausted', 'checkout/latency');
  await declare('SEV-4', 'Logo is blurred', 'checkout-eu/availability');
  await assign(deps, { ...named('1'), role: 'incident-commander', user: 'bob' });
  await acknowledge({ ...deps, actor: 'carol' }, named('2'));
  await resolve(deps, { ...named('3'), resolution: 'more connections' });
  const links = { slo: 'search/latency', url: 'https://example.com/deploy/81' };
  await linkIncident(deps, { ...named('4'), links });
}

async function found(deps: Shell[0], printed: Printed, flags: ListFlags): Promise<string[]> {
  await listIncidents(deps, flags, true);
  const { incidents } = JSON.parse(printed.at(-1) ?? '') as { incidents: { id: string }[] };
  return incidents.map(({ id }) => id);
}

describe('incident list', () => {
  test.each<[ListFlags, readonly number[]]>([
    [{}, [1, 2, 4]],
    [{ all: true }, [1, 2, 4, 3]],
    [{ all: true, sort: 'newest' }, [4, 3, 2, 1]],
    [{ status: ['triggered,resolved'] }, [1, 4, 3]],
    [{ status: ['Open', 'resolved'] }, [1, 2, 4, 3]],
    [{ all: true, severity: ['sev1', 'SEV-4'] }, [4, 3]],
    [{ all: true, service: 'checkout' }, [1, 3]],
    [{ service: 'checkout/availability' }, [1]],
    [{ service: 'search' }, [4]],
    [{ who: 'Carol' }, [2]],
    [{ who: 'bob' }, [1]],
    [{ role: 'Incident Commander' }, [1]],
    [{ role: 'incident-commander', who: 'alice' }, []],
    [{ role: 'incident-commander', who: 'nobody' }, [2, 4]],
    [{ all: true, text: 'CONNECTIONS' }, [3]],
    [{ text: 'deploy/81' }, [4]],
    [{ since: '-1h' }, [1, 2, 4]],
    [{ until: '-1h' }, []],
    [{ limit: 2 }, [1, 2]],
  ])('%j', (flags, numbers) =>
    atTheShell(async (...shell) => {
      await fourIncidents(shell);
      const [deps, printed, store] = shell;
      const later = { ...deps, now: await store.now() };
      expect(await found(later, printed, flags)).toEqual(numbers.map((one) => `INC-${one}`));
    }),
  );

  test('says how many a limit leaves out, and where others may be', () =>
    atTheShell(async (...shell) => {
      await fourIncidents(shell);
      const [deps, printed] = shell;
      await listIncidents(deps, { limit: 1 }, false);
      expect(printed.at(-1)).toBe('and 2 more: --limit 0 shows all');
      await listIncidents(deps, { limit: 1 }, true);
      expect(JSON.parse(printed.at(-1) ?? '')).toMatchObject({ found: 3 });
      await listIncidents(deps, { text: 'pool' }, false);
      expect(printed.at(-1)).toBe(
        'no open incident is like that; --all looks among the resolved ones too',
      );
    }));

  test('names each incident whole in a pane of 60 columns', () =>
    atTheShell(async (...shell) => {
      await fourIncidents(shell);
      const [deps, printed] = shell;
      await listIncidents({ ...deps, width: 60 }, {}, false);
      const rows = printed.at(-1)?.split('\n') ?? [];
      expect(rows.filter((row) => width(row) > 60)).toEqual([]);
      expect(rows[1]).toMatch(/^ INC-1 +SEV-2 +triggered +API/);
      expect(rows[2]).toMatch(/^ INC-2 +SEV-3 +acknow/);
    }));

  test.each<[ListFlags, RegExp]>([
    [{ status: ['acked'] }, /^--status: "acked" is none: use open, triggered/],
    [{ severity: ['1'] }, /^"1" is not a severity: use SEV-1 \(critical outage\), .* or SEV-4/],
    [{ role: 'captain' }, /^--role: "captain" is not a role: use incident-commander, /],
    [{ since: 'yesterday' }, /^--since: expected a time such as/],
    [{ since: '2999-01-01' }, /^--since: 2999-01-01 is yet to come/],
    [{ since: '-1h', until: '-2h' }, /^--since: comes after --until/],
    [{ who: '' }, /^--who: the name or address is empty/],
    [{ text: '\u202e' }, /^--text: .* is empty/],
  ])('refuses %j', (flags, message) =>
    atTheShell(async (deps) => {
      const refused = listIncidents(deps, flags, false);
      await expect(refused).rejects.toThrow(ConfigError);
      await expect(refused).rejects.toThrow(message);
    }),
  );
});
