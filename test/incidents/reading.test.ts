import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { incidentId, incidentNumber } from '../../src/incidents/incident-id.ts';
import { refusalMessage } from '../../src/incidents/refusal-message.ts';
import { parseSeverity } from '../../src/incidents/severity.ts';
import { noteProblem, titleProblem } from '../../src/incidents/wording.ts';

test.each(['SEV-1', 'sev-1', 'sev1', ' Sev1 '])('severity %s', (text) => {
  expect(parseSeverity(text)).toEqual({ ok: true, severity: 'SEV-1' });
});

test.each(['1', 'SEV-5', 'SEV-0', 'critical', '', 'SEV-11', 'SEV 1'])(
  'severity %s is refused by naming the four',
  (text) => {
    const reading = parseSeverity(text);
    const problem = reading.ok ? '' : reading.problem;
    for (const one of ['SEV-1', 'SEV-2', 'SEV-3', 'SEV-4']) expect(problem).toContain(one);
    expect(problem).not.toContain('\n');
  },
);

test('an incident is called by its id or its number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), (number) => {
      const forms = [incidentId(number), `inc-${number}`, String(number)];
      expect(forms.map(incidentNumber)).toEqual([number, number, number]);
    }),
  );
  const wrong = ['INC-0', '-1', 'INC-', '3.5', '1e3', 'INC-99999999999', 'INC-3; drop', ''];
  expect(wrong.map(incidentNumber)).toEqual(wrong.map(() => null));
});

describe('words of a refusal', () => {
  const by = { id: 'INC-3', by: 'bob', at: 1_000_000 };
  const said = (passedMs: number) =>
    refusalMessage({ kind: 'already-acknowledged', ...by }, by.at + passedMs);

  test('say who was first and how long ago', () => {
    expect(said(3_000)).toBe('INC-3 was already acknowledged by bob 3 s ago');
    expect(said(119_000)).toBe('INC-3 was already acknowledged by bob 1 min ago');
    expect(said(7_200_000)).toBe('INC-3 was already acknowledged by bob 2 h ago');
    expect(said(400)).toBe('INC-3 was already acknowledged by bob just now');
  });

  test('a clock that runs behind the store does not say minus', () => {
    expect(said(-90_000)).toBe('INC-3 was already acknowledged by bob just now');
  });

  test('name the level it stands at', () => {
    expect(
      refusalMessage(
        { kind: 'already-escalated', level: 1, who: 'secondary', ...by },
        by.at + 4_000,
      ),
    ).toBe('INC-3 was already escalated by bob 4 s ago, to level 1 (secondary)');
  });
});

test('titles have something in them, and an end', () => {
  expect(titleProblem('火'.repeat(500))).toBeNull();
  expect(titleProblem('x'.repeat(501))).toMatch(/501 characters, at most 500/);
  expect(titleProblem('  ')).toMatch(/empty/);
  expect(noteProblem('')).toMatch(/empty/);
});
