import type { Severity } from '../../promql/lint/finding.ts';
import type { SourceError } from '../../sources/source-error.ts';

/** Something wrong in a file, with its place. */
export type CheckFinding = {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  /** What the file calls the query or SLO it is about; null for the file as a whole. */
  readonly about: string | null;
};

/** A query that `--fix` would mend. */
export type Correction = { readonly about: string; readonly line: number; readonly query: string };

export type CheckResult = {
  readonly label: string;
  readonly findings: readonly CheckFinding[];
  readonly corrections: readonly Correction[];
  /** Null where the file has to be mended before its queries can be found. */
  readonly queries: number | null;
  /** Queries that were mended in the file. */
  readonly fixed: number;
  /** Why Prometheus could not be asked; null when it could, or was not to be. */
  readonly unreachable: SourceError | null;
};

/** The order of the file, so that an editor can step through. */
export function byPlace(one: CheckFinding, other: CheckFinding): number {
  return one.line - other.line || one.column - other.column;
}
