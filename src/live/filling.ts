import type { SloStatus } from '../slo/status.ts';

/** How far long windows that nothing is kept of have been read: SLOs done, of so many. */
export type FillProgress = { readonly done: number; readonly of: number };

/** Wishes for the first reading of long windows, which takes seconds on a large server. */
export type Filling = {
  /** Ids of the SLOs to read next: those on screen. Asked before each part. */
  readonly wanted: () => ReadonlySet<string>;
  /** Told after each part but the last. */
  readonly onPart: (statuses: readonly SloStatus[], progress: FillProgress) => void;
};
