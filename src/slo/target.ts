/** A target as a person states it, read. */
export type Target =
  /** `99.9%`: the query gives the good share. */
  | { readonly kind: 'good'; readonly objective: number }
  /** `< 0.1%`: the query gives the bad share. */
  | { readonly kind: 'bad'; readonly objective: number }
  /** `p99 < 200ms`: 99 % of requests take less than 200 ms. */
  | {
      readonly kind: 'latency';
      readonly objective: number;
      readonly thresholdSeconds: number;
      readonly quantile: number;
    };
