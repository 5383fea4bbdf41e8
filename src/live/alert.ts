/** One alert as the screen lists it, whether Prometheus or Alertmanager told of it. */
export type Alert = {
  readonly id: string;
  readonly name: string;
  readonly state: 'firing' | 'pending' | 'silenced';
  readonly severity: string | null;
  readonly service: string | null;
  readonly summary: string | null;
  /** Path or address, as its annotations say. */
  readonly runbook: string | null;
  readonly labels: Readonly<Record<string, string>>;
  readonly since: number;
  readonly silencedBy: string | null;
  readonly silencedUntil: number | null;
};
