/** A rule that records a series. */
export type RecordingRule = {
  readonly record: string;
  readonly expr: string;
  readonly labels: Readonly<Record<string, string>>;
};

/** A rule that fires an alert. */
export type AlertingRule = {
  readonly alert: string;
  readonly expr: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
};

export type Rule = RecordingRule | AlertingRule;

/** A group of rules as Prometheus loads it, evaluated in order. */
export type RuleGroup = {
  readonly name: string;
  /** How often it is evaluated, as Prometheus reads it. */
  readonly interval: string;
  readonly rules: readonly Rule[];
  /** What a reader of the file should know: alerts left out, and why. */
  readonly notes: readonly string[];
};
