/** Whose recordings an SLO's numbers were read from. */
export type RecordedBy = 'onduty rules' | 'Sloth' | 'Pyrra' | 'Grafana SLO';

/** Where long windows are to be read from: `auto` takes a recording where it can be trusted. */
export type ReadFrom = 'auto' | 'raw' | 'recorded';

/** Recordings that stand for raw data. */
export type CountSource = {
  readonly by: RecordedBy;
  /** Labels of the windows that were read from them; every number when `all`. */
  readonly windows: readonly string[] | 'all';
  /** When recording began, ms since the epoch; null when before the longest window, or not known. */
  readonly since: number | null;
  /** What to know of these numbers, in one line, or null. */
  readonly remark: string | null;
};
