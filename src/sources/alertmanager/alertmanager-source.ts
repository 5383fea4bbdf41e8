/** One alert as Alertmanager holds it. Times are ms since the epoch. */
export type AlertmanagerAlert = {
  readonly fingerprint: string;
  readonly state: 'active' | 'suppressed' | 'unprocessed';
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly startsAt: number;
  /** Ids of the silences that hide it. */
  readonly silencedBy: readonly string[];
};

export type Silence = {
  readonly id: string;
  readonly createdBy: string;
  readonly comment: string;
  readonly endsAt: number;
};

/** An Alertmanager. Every method throws `SourceError`. */
export type AlertmanagerSource = {
  readonly url: string;
  alerts(signal?: AbortSignal): Promise<readonly AlertmanagerAlert[]>;
  /** Active silences only. */
  silences(signal?: AbortSignal): Promise<readonly Silence[]>;
  close(): void;
};
