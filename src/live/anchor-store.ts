import type { CountValues } from '../promql/read-counts.ts';
import type { PlannedWindow } from './window-counts.ts';

/** Counts of a window at one moment, from which later ones are rolled. Times are ms since the epoch. */
export type Anchor = {
  /** Moment the values stand for. */
  readonly at: number;
  /** When they were last read whole rather than rolled. */
  readonly exactAt: number;
  readonly values: CountValues;
};

/** Anchors by window label. */
export type Anchors = ReadonlyMap<string, Anchor>;

/** Keeps anchors over restarts, so that a restart costs nothing. Never fails: a cache may be lost. */
export type AnchorStore = {
  load(windows: readonly PlannedWindow[]): Promise<Anchors>;
  save(windows: readonly PlannedWindow[], anchors: Anchors): Promise<void>;
};

/** Forgets everything: for a look at another time than now. */
export const noAnchorStore: AnchorStore = {
  load: async () => new Map(),
  save: async () => undefined,
};
