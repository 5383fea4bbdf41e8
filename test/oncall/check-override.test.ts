import { describe, expect, test } from 'vitest';
import { effectOf } from '../../src/oncall/check-override.ts';
import type { Override } from '../../src/oncall/schedule.ts';
import { rotationOf } from '../support/schedules.ts';

const schedule = rotationOf({
  starts: '2026-01-05T09:00',
  turnName: 'week',
  turns: [
    { primary: 'alice', secondary: 'bob', escalation: null },
    { primary: 'bob', secondary: 'carol', escalation: null },
  ],
});
const hour = 3_600_000;
const start = Date.UTC(2026, 0, 6, 9);

function override(fields: Partial<Override>): Override {
  return {
    ...{ id: 'new', start, end: start + 4 * hour, user: 'dave', insteadOf: null, role: null },
    ...{ author: 'alice', note: null },
    ...fields,
  };
}

describe('what an override changes', () => {
  test('is told for its own time alone', () => {
    const effect = effectOf(schedule, [override({ insteadOf: 'alice' })], start);
    expect(effect).toMatchObject({
      after: [{ start, end: start + 4 * hour, primary: 'dave', secondary: 'bob' }],
      doubled: [],
    });
  });

  test('says who would be paged twice, and not who is already', () => {
    const effect = effectOf(schedule, [override({ user: 'bob', insteadOf: 'alice' })], start);
    expect(effect).toMatchObject({ doubled: [{ person: 'bob', roles: ['primary', 'secondary'] }] });
    const already = rotationOf({
      starts: '2026-01-05T09:00',
      turnName: 'week',
      turns: [{ primary: 'bob', secondary: 'bob', escalation: 'alice' }],
    });
    expect(effectOf(already, [override({ insteadOf: 'alice' })], start)).toMatchObject({
      doubled: [],
    });
  });

  test('none of its time is where the person replaced is on call', () => {
    expect(effectOf(schedule, [override({ insteadOf: 'carol' })], start)).toEqual({
      kind: 'changes-nothing',
      onCall: ['alice', 'bob'],
    });
  });

  test('nothing that is over, or ends before it starts', () => {
    const over = effectOf(schedule, [override({ insteadOf: 'alice' })], start + 4 * hour);
    expect(over).toEqual({ kind: 'is-over' });
    expect(effectOf(schedule, [override({ end: start })], start - hour)).toEqual({
      kind: 'ends-before-it-starts',
    });
  });
});
