/** Whose recordings an SLO's numbers were read from. */
export type RecordedBy = 'onduty rules' | 'Sloth' | 'Pyrra' | 'Grafana SLO';

/** Recordings that stand for raw data. */
export type CountSource = {
  readonly by: RecordedBy;
  /** What to know of these numbers, in one line, or null. */
  readonly remark: string | null;
};
