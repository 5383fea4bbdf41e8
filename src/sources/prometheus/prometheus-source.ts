/** One series' value at one moment; labels are cleaned of control characters. */
export type Sample = {
  readonly labels: Readonly<Record<string, string>>;
  /** Never NaN: a NaN sample comes as null. */
  readonly value: number | null;
  /** ms since the epoch. */
  readonly at: number;
};

/** One series over time: `[ms since the epoch, value]`. */
export type Series = {
  readonly labels: Readonly<Record<string, string>>;
  readonly points: readonly (readonly [number, number])[];
};

/** What asking cost since the source was made. */
export type Cost = {
  readonly requests: number;
  readonly bytes: number;
  readonly seconds: number;
};

export type PrometheusAlert = {
  readonly name: string;
  readonly state: 'firing' | 'pending';
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly activeAt: number;
};

export type Answer<T> = {
  readonly value: T;
  /** The server's own warnings and infos. */
  readonly warnings: readonly string[];
};

export type AskOptions = {
  readonly signal?: AbortSignal;
  /** Evaluate at this moment (ms since the epoch); now when left out. */
  readonly at?: number;
};

export type RangeOptions = {
  readonly signal?: AbortSignal;
  readonly from: number;
  readonly to: number;
  readonly stepSeconds: number;
};

/** A Prometheus server, asked for instant vectors, ranges and alerts. Every method throws `SourceError`. */
export type PrometheusSource = {
  /** URL without credentials. */
  readonly url: string;
  instant(promql: string, options?: AskOptions): Promise<Answer<readonly Sample[]>>;
  range(promql: string, options: RangeOptions): Promise<Answer<readonly Series[]>>;
  alerts(options?: AskOptions): Promise<readonly PrometheusAlert[]>;
  cost(): Cost;
  close(): void;
};
