/** Labels of a metric and how many of its series have them. */
export type LabelRow = {
  readonly labels: Readonly<Record<string, string>>;
  readonly series: number;
};

/** More values than this are instances or paths, not services. */
const mostServices = 500;
/** A label that a part of the series lacks would leave their requests out. */
const leastShare = 0.9;

/**
 * The label that names the service: the first that almost every series has and that tells at least
 * two apart; else the first that has one value; null when none does.
 */
export function chooseServiceLabel(
  candidates: readonly string[],
  rows: readonly LabelRow[],
): string | null {
  const fit = candidates
    .map((label) => ({ label, values: valuesOf(label, rows).length }))
    .filter(({ label, values }) => values > 0 && values <= mostServices && covers(label, rows));
  return (fit.find(({ values }) => values > 1) ?? fit[0])?.label ?? null;
}

/** Values of a label that are written as they are in a configuration, sorted. */
export function valuesOf(label: string, rows: readonly LabelRow[]): readonly string[] {
  const values = new Set(rows.map(({ labels }) => labels[label] ?? ''));
  return [...values].filter((value) => value !== '' && value === value.trim()).sort();
}

/** Whether at least half of the series have a label. */
export function mostlyThere(label: string, rows: readonly LabelRow[]): boolean {
  return shareWith(label, rows) >= 0.5;
}

function covers(label: string, rows: readonly LabelRow[]): boolean {
  return shareWith(label, rows) >= leastShare;
}

function shareWith(label: string, rows: readonly LabelRow[]): number {
  const all = rows.reduce((sum, { series }) => sum + series, 0);
  const having = rows.filter(({ labels }) => (labels[label] ?? '') !== '');
  return all === 0 ? 0 : having.reduce((sum, { series }) => sum + series, 0) / all;
}
