import { expect, test } from 'vitest';
import { acknowledge, escalate, giveBack } from '../../../src/commands/incident/change-incident.ts';
import { declareIncident } from '../../../src/commands/incident/declare-incident.ts';
import type { IncidentDeps } from '../../../src/commands/incident/deps.ts';
import { escalationPreview } from '../../../src/commands/incident/preview-escalation.ts';
import { showEscalation } from '../../../src/commands/incident/show-escalation.ts';
import { showIncident } from '../../../src/commands/incident/show-incident.ts';
import { usualPolicies } from '../../../src/incidents/severity-policy.ts';
import { loadText } from '../../config/surroundings.ts';
import { ClockIncident } from '../../support/clock-incident.ts';
import { atTheShell, named, outage, unnamed } from '../../support/incident-shell.ts';

const team = `people:
  alice: {phone: "+44 1"}
  bob: {slack: "@bob", phone: "+44 2"}
schedule:
  - {week: 1, primary: alice, secondary: bob}
`;

/** The shell of a team of which alice and bob are on call. */
async function onCall(deps: IncidentDeps): Promise<IncidentDeps> {
  const { people, schedules } = await loadText(team);
  return { ...deps, people, schedules: async () => schedules };
}

test('--dry-run says whom it would page and how, what follows, and changes nothing', () =>
  atTheShell(async (bare, printed, store) => {
    const deps = await onCall(bare);
    await declareIncident(deps, { ...outage, json: false });
    printed.length = 0;
    await showEscalation(deps, unnamed);
    const lines = printed.join('\n').split('\n');
    const moment = String.raw`\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC`;
    expect(lines).toEqual([
      'INC-1 would be escalated to level 1, nothing was done',
      'pages now     bob (secondary): slack @bob, phone +44 2',
      expect.stringMatching(
        `^then          nobody \\(no escalation contact is on call\\) at ${moment}, unless acknowledged$`,
      ),
      expect.stringMatching(`^by itself     in [45]:\\d\\d, at ${moment}$`),
    ]);
    expect(await store.revision()).toBe(1);
  }));

test('--dry-run --json names people, contacts and times', () =>
  atTheShell(async (bare, printed) => {
    const deps = await onCall(bare);
    await declareIncident(deps, { ...outage, json: false });
    await acknowledge(deps, unnamed);
    printed.length = 0;
    await showEscalation(deps, { ...unnamed, json: true });
    expect(JSON.parse(printed.join(''))).toMatchObject({
      ...{ id: 'INC-1', dryRun: true, later: [], byItselfAt: null },
      escalatesTo: {
        level: 1,
        pages: [{ person: 'bob', role: 'secondary', contacts: 'slack @bob, phone +44 2' }],
      },
    });
  }));

test('show tells the running step, to whom it goes and when', () =>
  atTheShell(async (bare, printed) => {
    const deps = await onCall(bare);
    await declareIncident(deps, { ...outage, json: false });
    printed.length = 0;
    await showIncident(deps, unnamed);
    const text = printed.join('\n');
    expect(text).toMatch(
      /paged {9}level 0 \(primary\), escalates in [45]:\d\d to bob \(secondary\) at [-\d]+ [:\d]+ UTC/,
    );
    expect(text).toContain('policy        usual: step 1 of 3');
  }));

test('a page that nothing escalates is said to be late, not to go on in 0:00', () =>
  atTheShell(async (bare, printed) => {
    const deps = await onCall(bare);
    await declareIncident(deps, { ...outage, json: false });
    printed.length = 0;
    const after = (minutes: number) => ({ ...deps, now: deps.now + minutes * 60_000 });
    await showIncident(after(6), unnamed);
    expect(printed.join('\n')).toMatch(/escalates in 0:00 to bob/);
    await showIncident(after(17), unnamed);
    expect(printed.join('\n')).toMatch(
      /level 0 \(primary\), 1[12] min LATE to escalate to bob \(secondary\): nothing keeps the clock/,
    );
  }));

test('who escalates beyond the last step is not told of a second round of one', () =>
  atTheShell(async (bare, printed) => {
    const deps = await onCall(bare);
    await declareIncident(deps, { ...outage, json: false });
    for (let level = 0; level < 3; level += 1)
      await escalate(deps, { ...unnamed, fromLevel: undefined });
    printed.length = 0;
    await showIncident(deps, unnamed);
    expect(printed.join('\n')).toMatch(/policy {8}usual: step 1 of 3, round 2$/m);
  }));

test('--dry-run of an incident that pages nobody does not call it the last step', () => {
  const policies = usualPolicies(5);
  const quiet = { ...policies, 'SEV-2': { ...policies['SEV-2'], pagesLevel: null } };
  const { incident } = new ClockIncident(quiet);
  const shown = escalationPreview(incident, { now: 0, schedules: [], people: [] });
  expect(shown).toContain('by itself     never: it pages nobody');
});

test('what was acknowledged can be given back: it pages anew', () =>
  atTheShell(async (deps, printed, store) => {
    await declareIncident(deps, { ...outage, json: false });
    await escalate(deps, { ...named('inc-1'), fromLevel: undefined });
    await acknowledge(deps, unnamed);
    await giveBack(deps, unnamed);
    expect(printed.at(-1)).toBe('INC-1 given back by alice: it pages anew');
    expect((await store.show('INC-1'))?.incident).toMatchObject({
      ...{ state: 'triggered', escalationLevel: 0 },
    });
    await expect(giveBack(deps, unnamed)).rejects.toThrow(
      "INC-1 is triggered: it can't be given back",
    );
  }));
