import type { Holders, Layer, Override, Schedule } from '../../src/oncall/schedule.ts';
import { parseLocalTime } from '../../src/zones/local-time.ts';

type LayerParts = Partial<Omit<Layer, 'starts' | 'ends'>> & {
  readonly starts?: string;
  readonly ends?: string;
  readonly turns?: readonly Holders[];
};

/** Instant of an ISO 8601 time. */
export function instant(text: string): number {
  return Date.parse(text);
}

/** What a clock shows: `2026-01-05T09:00`. */
export function wall(text: string): number {
  return parseLocalTime(text) ?? Number.NaN;
}

/** A weekly rotation in London, or as told. */
export function layerOf({ starts, ends, turns = [], ...parts }: LayerParts): Layer {
  return {
    name: null,
    turnName: 'turn',
    timeZone: 'Europe/London',
    starts: wall(starts ?? '2026-01-05T09:00'),
    ends: ends === undefined ? null : wall(ends),
    length: { count: 1, unit: 'w' },
    crews: [{ from: null, turns }],
    restrictions: [],
    ...parts,
  };
}

/** A schedule of one layer. */
export function rotationOf(parts: LayerParts): Schedule {
  const layer = layerOf(parts);
  return scheduleOf([layer], { timeZone: layer.timeZone });
}

export function scheduleOf(layers: readonly Layer[], parts: Partial<Schedule> = {}): Schedule {
  return {
    name: 'platform',
    timeZone: 'Europe/London',
    layers,
    overrides: [],
    temporary: [],
    ...parts,
  };
}

/** A turn with a primary alone for each name. */
export function primaries(...names: readonly string[]): readonly Holders[] {
  return names.map((primary) => ({ primary, secondary: null, escalation: null }));
}

type OverrideParts = Partial<Omit<Override, 'start' | 'end'>> & {
  readonly from: string;
  readonly to: string;
};

/** Somebody in the place of whoever is primary, unless told otherwise. */
export function overrideOf({ from, to, ...parts }: OverrideParts): Override {
  return {
    id: `${from} ${to}`,
    start: instant(from),
    end: instant(to),
    user: null,
    insteadOf: null,
    role: parts.insteadOf ? null : 'primary',
    author: null,
    note: null,
    ...parts,
  };
}
