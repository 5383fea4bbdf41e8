import type { StoredOverride } from '../../src/oncall/stored-override.ts';
import { fixtureNow } from './fixture-time.ts';

const hour = 3_600_000;

/** bob for alice, from an hour ago to four hours from now, made by dave. */
export function aStoredOverride(change: Partial<StoredOverride> = {}): StoredOverride {
  return {
    id: 'OVR-3',
    schedule: 'on-call',
    start: fixtureNow - hour,
    end: fixtureNow + 4 * hour,
    user: 'bob',
    insteadOf: 'alice',
    role: null,
    note: 'dentist',
    author: 'dave',
    createdAt: fixtureNow - 2 * hour,
    withdrawnAt: null,
    withdrawnBy: null,
    ...change,
  };
}
