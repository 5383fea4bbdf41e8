import { describe, expect, test } from 'vitest';
import type { Override } from '../../src/oncall/schedule.ts';
import { shiftStart } from '../../src/oncall/shift-start.ts';
import { instant, overrideOf, primaries, rotationOf } from '../support/schedules.ts';

const monday = instant('2026-01-05T09:00Z');
const weekly = rotationOf({ turns: primaries('alice', 'bob') });

function since(at: string, ...overrides: readonly Override[]): number | null {
  return shiftStart({ ...weekly, overrides }, instant(at));
}

describe('when a shift began', () => {
  const cover = overrideOf({
    from: '2026-01-07T18:00Z',
    to: '2026-01-07T22:00Z',
    user: 'carol',
    role: 'primary',
  });

  test('is when the turn did, though others covered for a while or in another role', () => {
    const other = overrideOf({
      from: '2026-01-08T08:00Z',
      to: '2026-01-08T10:00Z',
      user: 'dave',
      role: 'secondary',
    });
    expect(since('2026-01-07T23:00Z', cover)).toBe(monday);
    expect(since('2026-01-08T12:00Z', cover, other)).toBe(monday);
    expect(since('2026-01-08T09:00Z', cover, other)).toBe(monday);
  });

  test('is when the cover did, for whoever covers', () => {
    expect(since('2026-01-07T20:00Z', cover)).toBe(instant('2026-01-07T18:00Z'));
    const beside = overrideOf({
      from: '2026-01-07T19:00Z',
      to: '2026-01-07T20:00Z',
      user: 'dave',
      role: 'secondary',
    });
    expect(since('2026-01-07T21:00Z', cover, beside)).toBe(instant('2026-01-07T18:00Z'));
  });

  test('is not known where nobody is on call', () => {
    expect(since('2026-01-01T00:00Z')).toBeNull();
  });
});
