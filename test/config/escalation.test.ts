import { describe, expect, test } from 'vitest';
import { loadText, refusalOf } from './surroundings.ts';

const people = `people:
  alice: {phone: "+44 1"}
  dave: {slack: "@dave"}
schedule:
  - {week: 1, primary: alice, secondary: bob, escalation: charlie}
`;

async function policies(text: string) {
  return (await loadText(people + text)).incidents.policies;
}

describe('escalation policies', () => {
  test("without any, all severities have the documents' three steps of five minutes", async () => {
    const { 'SEV-1': one, 'SEV-4': four } = await policies('');
    expect(one.escalation).toEqual({
      name: 'usual',
      steps: ['primary', 'secondary', 'escalation'].map((role) => ({
        who: [{ role }],
        timeoutSeconds: 300,
      })),
      repeats: 0,
      remindAfterSeconds: null,
    });
    expect(four).toMatchObject({ pagesLevel: 0, escalation: one.escalation });
  });

  test('belong to the severities they name, and one to those that are left', async () => {
    const read = await policies(`acknowledgeWithin: 4m
incidents:
  severities:
    SEV-1: {acknowledgeWithin: 90s}
    SEV-4: {pages: nobody}
escalation:
  urgent:
    severities: [SEV-1, sev2]
    steps:
      - primary
      - {who: [secondary, dave], timeout: 2m}
      - who: charlie
    repeats: forever
    remindAfter: 30m
  calm:
    steps: [primary]
    repeats: 2
`);
    expect(read['SEV-1']).toMatchObject({
      acknowledgeWithinMinutes: 1.5,
      escalation: {
        name: 'urgent',
        steps: [
          { who: [{ role: 'primary' }], timeoutSeconds: 90 },
          { who: [{ role: 'secondary' }, { person: 'dave' }], timeoutSeconds: 120 },
          { who: [{ person: 'charlie' }], timeoutSeconds: 90 },
        ],
        repeats: null,
        remindAfterSeconds: 1800,
      },
    });
    expect(read['SEV-2'].escalation).toMatchObject({ name: 'urgent' });
    expect(read['SEV-2'].escalation.steps[0]?.timeoutSeconds).toBe(240);
    expect(read['SEV-3'].escalation).toMatchObject({ name: 'calm', repeats: 2 });
    expect(read['SEV-4']).toMatchObject({ pagesLevel: null, escalation: { name: 'calm' } });
  });

  test('may wait longer at the first step than acknowledgeWithin says: the step counts', async () => {
    const read = await policies(
      'escalation: {slow: {steps: [{who: primary, timeout: 15m}, secondary]}}',
    );
    expect(read['SEV-1']).toMatchObject({ acknowledgeWithinMinutes: 15 });
    expect(read['SEV-1'].escalation.steps[1]?.timeoutSeconds).toBe(300);
  });

  test.each([
    [
      'an unknown person',
      'escalation: {a: {steps: [primary, {who: [secondary, davee]}]}}',
      '6:53: escalation.a.steps[1].who[1]: nobody is called davee; did you mean dave?',
    ],
    [
      'a person nobody knows at all',
      'escalation: {a: {steps: [zoltan]}}',
      'nobody is called zoltan; known here: primary, secondary, escalation, alice, dave, bob, charlie',
    ],
    [
      'no step',
      'escalation: {a: {steps: []}}',
      '6:25: escalation.a.steps: expected at least one step, such as [primary], got a list',
    ],
    ['no steps at all', 'escalation: {a: {repeats: 1}}', 'escalation.a.steps: missing; expected'],
    [
      'nobody in a step',
      'escalation: {a: {steps: [{who: []}]}}',
      'escalation.a.steps[0].who: expected primary, secondary, escalation or a name, at least one',
    ],
    [
      'a timeout of nothing',
      'escalation: {a: {steps: [{who: primary, timeout: 0s}]}}',
      '6:50: escalation.a.steps[0].timeout: expected a duration longer than nothing, got "0s"',
    ],
    [
      'a timeout without a unit',
      'escalation: {a: {steps: [{who: primary, timeout: 0}]}}',
      'escalation.a.steps[0].timeout: expected a duration',
    ],
    [
      'two policies for one severity',
      'escalation: {a: {severities: [SEV-1], steps: [primary]}, b: {severities: [SEV-1], steps: [dave]}}',
      'escalation.b.severities[0]: SEV-1 has a policy already; keep one of the two',
    ],
    [
      'a policy nobody uses',
      'escalation: {a: {steps: [primary]}, b: {steps: [dave]}}',
      '6:37: escalation.b: nothing uses this policy: another one takes what is left; give it severities:',
    ],
    [
      'a policy for what is left when nothing is',
      'escalation: {a: {severities: [SEV-1, SEV-2, SEV-3, SEV-4], steps: [primary]}, b: {steps: [dave]}}',
      'escalation.b: nothing uses this policy: every severity has another one',
    ],
    [
      'a policy for no severity',
      'escalation: {a: {severities: [], steps: [primary]}}',
      'escalation.a.severities: nothing uses this policy: name a severity, or leave out severities:',
    ],
    [
      'no such severity',
      'escalation: {a: {severities: [critical], steps: [primary]}}',
      'escalation.a.severities[0]: expected SEV-1, SEV-2, SEV-3, SEV-4, got "critical"',
    ],
    [
      'both pages and a policy',
      'incidents: {severities: {SEV-1: {pages: secondary}}}\nescalation: {a: {steps: [primary]}}',
      '6:41: incidents.severities.SEV-1.pages: an escalation policy says who is paged for SEV-1; keep one of the two',
    ],
    [
      'nobody and a policy of its own',
      'incidents: {severities: {SEV-4: {pages: nobody}}}\nescalation: {a: {severities: [SEV-4], steps: [primary]}}',
      'incidents.severities.SEV-4.pages: an escalation policy says',
    ],
    [
      'repeats that are no number',
      'escalation: {a: {steps: [primary], repeats: -1}}',
      'escalation.a.repeats: expected how often all steps run again, such as 2, or forever, got "-1"',
    ],
    [
      'a reminder that is no duration',
      'escalation: {a: {steps: [primary], remindAfter: soon}}',
      'escalation.a.remindAfter: expected a duration',
    ],
    [
      'a slip in a key',
      'escalation: {a: {steps: [{who: primary, timout: 5m}]}}',
      'escalation.a.steps[0].timout: unknown key; did you mean timeout?',
    ],
    [
      'a name alone',
      'escalation: charlie',
      'escalation: expected a policy by its name, such as usual: {steps: [primary, secondary]}, got "charlie"',
    ],
    [
      'steps without a policy',
      'escalation: {steps: [primary]}',
      'escalation.steps: expected a policy by its name, such as usual: {steps: [primary, secondary]}',
    ],
  ])('%s is refused in one line', async (_, text, expected) => {
    expect(await refusalOf(people + text)).toContain(expected);
  });
});
