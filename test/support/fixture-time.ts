/** Tuesday, 24 November 2026, 14:32:07 UTC. */
export const fixtureNow = Date.UTC(2026, 10, 24, 14, 32, 7);

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;
