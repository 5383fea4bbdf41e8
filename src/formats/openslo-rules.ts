import type { ConfigPath } from '../config/position.ts';
import { type SourceDocument, sourceFault } from './source-document.ts';

type TimeWindow = { readonly isRolling?: boolean | null | undefined; readonly calendar?: unknown };
type Objective = {
  readonly target?: number | null | undefined;
  readonly targetPercent?: number | null | undefined;
  readonly indicator?: unknown;
  readonly indicatorRef?: string | null | undefined;
  readonly timeSliceTarget?: number | null | undefined;
  readonly timeSliceWindow?: string | number | null | undefined;
};
type Spec = {
  readonly indicator?: unknown;
  readonly indicatorRef?: string | null | undefined;
  readonly timeWindow?: readonly TimeWindow[] | null | undefined;
  readonly budgetingMethod: string;
  readonly objectives: readonly Objective[];
};

/**
 * Refuses an SLO that breaks a rule of OpenSLO v1, where reading on would mean to guess which half of
 * it was meant. A missing timeWindow is none of them: the schema allows it, the Go SDK does not.
 * Throws ConfigError with the place.
 * https://github.com/OpenSLO/go-sdk/blob/main/pkg/openslo/v1/slo.go
 */
export function checkOpenSloRules(document: SourceDocument, spec: Spec): void {
  checkTimeWindow(document, spec.timeWindow ?? []);
  checkIndicator(document, ['spec'], spec);
  for (const [at, objective] of spec.objectives.entries()) {
    const path = ['spec', 'objectives', at];
    checkIndicator(document, path, objective);
    if (has(spec) && has(objective))
      throw sourceFault(document, path, 'the SLO has an indicator already; expected one in all');
    checkTarget(document, path, objective);
    checkSlices(document, path, objective, spec.budgetingMethod);
  }
}

function checkTimeWindow(document: SourceDocument, windows: readonly TimeWindow[]): void {
  const path = ['spec', 'timeWindow'];
  if (windows.length > 1)
    throw sourceFault(document, path, `expected one time window, got ${windows.length}`);
  if (windows[0]?.isRolling && windows[0].calendar)
    throw sourceFault(
      document,
      [...path, 0],
      'expected either isRolling: true or calendar, got both',
    );
}

function has({ indicator, indicatorRef }: Objective): boolean {
  return Boolean(indicator ?? indicatorRef);
}

function checkIndicator(
  document: SourceDocument,
  path: ConfigPath,
  { indicator, indicatorRef }: Objective,
): void {
  if (indicator && indicatorRef)
    throw sourceFault(document, path, 'expected either indicator or indicatorRef, got both');
}

function checkTarget(document: SourceDocument, path: ConfigPath, objective: Objective): void {
  const { target, targetPercent } = objective;
  if (typeof target === 'number' && typeof targetPercent === 'number')
    throw sourceFault(document, path, 'expected either target or targetPercent, got both');
}

function checkSlices(
  document: SourceDocument,
  path: ConfigPath,
  { timeSliceTarget: share, timeSliceWindow: length }: Objective,
  method: string,
): void {
  if (typeof share === 'number' && !(share > 0 && share <= 1)) {
    const message = `expected a share above 0, 1 at most, got ${share}`;
    throw sourceFault(document, [...path, 'timeSliceTarget'], message);
  }
  const needed = (name: string) =>
    sourceFault(document, path, `budgeting method ${method} needs ${name}`);
  if (method === 'Timeslices' && typeof share !== 'number') throw needed('timeSliceTarget');
  if (method.endsWith('imeslices') && (length ?? null) === null) throw needed('timeSliceWindow');
}
