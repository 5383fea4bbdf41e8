export type StoreOptions = {
  /** Minutes a page may stay unacknowledged before it escalates by itself. */
  readonly acknowledgeWithinMinutes: number;
};
