import type { WallMs } from '../zones/local-time.ts';

/** The roles of a schedule, in the order they are paged. */
export const roles = ['primary', 'secondary', 'escalation'] as const;

export type Role = (typeof roles)[number];

/** Who holds each role, by their key in the configuration's people; null where nobody does. */
export type Holders = { readonly [R in Role]: string | null };

export type TurnLength = {
  readonly count: number;
  readonly unit: 'h' | 'd' | 'w' | 'mo';
};

/** Who takes turns, in order, from the first handoff at or after `from`; null from the beginning. */
export type Crew = {
  readonly from: WallMs | null;
  readonly turns: readonly Holders[];
};

/**
 * Hours in which a layer has somebody on call: on the days named (0 is Sunday) from one minute of
 * the day to another. One that ends no later than it begins ends on the day after.
 */
export type Restriction = {
  readonly days: readonly number[];
  readonly fromMinute: number;
  readonly toMinute: number;
};

/** A rotation: turns follow each other and start again, each `length` long, by wall clock in `timeZone`. */
export type Layer = {
  /** What reasons call it, or null where the schedule has no other. */
  readonly name: string | null;
  /** What reasons call a turn: `week 2`, `turn 2`. */
  readonly turnName: 'week' | 'turn';
  /** IANA name. */
  readonly timeZone: string;
  /** The first handoff, on the zone's clock. */
  readonly starts: WallMs;
  /** When it ends for good, or null. */
  readonly ends: WallMs | null;
  readonly length: TurnLength;
  /** By date, the oldest first; the first has no date. */
  readonly crews: readonly Crew[];
  /** Empty: at all hours. A turn without an hour in them takes nobody's place. */
  readonly restrictions: readonly Restriction[];
};

/**
 * One person in the place of another for a while, from `start` up to, and without, `end` (ms since
 * the epoch). With `insteadOf` it acts wherever that person is on call (in `role`, when given);
 * without, on whoever holds `role`, which is then never null.
 */
export type Override = {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  /** Who takes over, or null when nobody does. */
  readonly user: string | null;
  readonly insteadOf: string | null;
  readonly role: Role | null;
  /** Who made it, or null when it stands in the configuration. */
  readonly author: string | null;
  /** Why, as its author said it. */
  readonly note: string | null;
};

/** A plan for a stretch of time that stands in for everything else; what it leaves open nobody holds. */
export type TemporarySchedule = {
  readonly name: string | null;
  readonly start: number;
  readonly end: number;
  /** In order, without overlap; what is outside [start, end) counts for nothing. */
  readonly shifts: readonly (Holders & { readonly start: number; readonly end: number })[];
};

/** A turn, or what is left of it, that somebody has outside the configuration: in a calendar. */
export type PlannedTurn = {
  readonly start: number;
  readonly end: number;
  readonly holders: Holders;
  /** What reasons call it: `calendar "Platform rota"`. */
  readonly title: string;
};

/** Turns kept outside the configuration, as far as they are known: from `start` up to `end`. */
export type Plan = {
  readonly start: number;
  readonly end: number;
  /** Each in order, without overlap; they stand over each other as layers do. */
  readonly lists: readonly (readonly PlannedTurn[])[];
};

/**
 * Who is on call when: temporary schedules before overrides before the plan before layers. Of
 * overrides the last in the list (the last created) wins; of layers the last that has somebody for
 * the role.
 */
export type Schedule = {
  readonly name: string;
  /** The zone its times are told in. IANA name. */
  readonly timeZone: string;
  readonly layers: readonly Layer[];
  /** Where the turns are kept outside the configuration. */
  readonly plan?: Plan;
  /** In the order they were created. */
  readonly overrides: readonly Override[];
  /** In order, without overlap. */
  readonly temporary: readonly TemporarySchedule[];
};

/** The schedule with more overrides (the store's), made after those it has; the oldest first. */
export function withOverrides(schedule: Schedule, overrides: readonly Override[]): Schedule {
  return { ...schedule, overrides: [...schedule.overrides, ...overrides] };
}
