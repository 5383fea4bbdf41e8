import { type Finding, standsOut } from './stand-out.ts';

/** Bad and total events of the series on which a label has this value. */
export type ValueCounts = {
  readonly value: string;
  readonly bad: number;
  readonly total: number;
};

/** What is known of one label of an SLO's series. */
export type LabelCounts =
  /** The label is on bad and total series alike. */
  | {
      readonly kind: 'compared';
      readonly label: string;
      readonly values: readonly ValueCounts[];
    }
  /** The label tells bad events from good ones: what went wrong, not where. */
  | {
      readonly kind: 'failure';
      readonly label: string;
      readonly values: readonly ValueCounts[];
    }
  | { readonly kind: 'too-many'; readonly label: string };

/** How the bad events are distributed over a label that only they have, or are told by. */
export type FailureKind = {
  readonly label: string;
  /** Most frequent first; the shares add up to 1. */
  readonly values: readonly {
    readonly value: string;
    readonly bad: number;
    readonly share: number;
  }[];
};

/** What the bad events have in common. */
export type Attribution = {
  /** Values that fail far more than the rest, largest excess first. */
  readonly findings: readonly Finding[];
  readonly failureKinds: readonly FailureKind[];
  /** Compared labels without a finding. */
  readonly even: readonly string[];
  /** Labels with more values than are compared. */
  readonly tooMany: readonly string[];
};

/** Labels with more values than this are named, not compared. */
export const mostValues = 500;

/**
 * Compares each value's share of the bad events with its share of all events. A label with one
 * value says nothing and is left out.
 */
export function attribute(labels: readonly LabelCounts[]): Attribution {
  const compared = labels.filter((one) => one.kind === 'compared' && one.values.length > 1);
  const few = compared.filter(hasValues).filter(({ values }) => values.length <= mostValues);
  const tests = few.reduce((sum, { values }) => sum + values.length, 0);
  const findings = few.flatMap(({ label, values }) => standsOut(label, values, tests));
  const found = new Set(findings.map(({ label }) => label));
  return {
    findings: findings.sort(byExcess),
    failureKinds: labels.flatMap((one) => (one.kind === 'failure' ? failureKind(one) : [])),
    even: few.map(({ label }) => label).filter((label) => !found.has(label)),
    tooMany: labels.filter(isTooMany).map(({ label }) => label),
  };
}

function hasValues(one: LabelCounts): one is Exclude<LabelCounts, { kind: 'too-many' }> {
  return one.kind !== 'too-many';
}

function isTooMany(one: LabelCounts): boolean {
  return one.kind === 'too-many' || one.values.length > mostValues;
}

function byExcess(a: Finding, b: Finding): number {
  return b.excess - a.excess || a.label.localeCompare(b.label) || a.value.localeCompare(b.value);
}

function failureKind({
  label,
  values,
}: {
  readonly label: string;
  readonly values: readonly ValueCounts[];
}): FailureKind[] {
  const failing = values.filter(({ bad }) => bad > 0);
  if (failing.length === 0 || failing.length > mostValues) return [];
  const all = failing.reduce((sum, { bad }) => sum + bad, 0);
  const shares = failing.map(({ value, bad }) => ({ value, bad, share: bad / all }));
  return [{ label, values: shares.sort((a, b) => b.bad - a.bad) }];
}
