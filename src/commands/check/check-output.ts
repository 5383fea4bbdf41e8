import type { Severity } from '../../promql/lint/finding.ts';
import { clean, cleanLines } from '../../text/clean.ts';
import type { CheckFinding, CheckResult, Correction } from './check-finding.ts';

/** One line a finding, each mended query below the last one about it, and a line that sums up. */
export function checkText({ label, findings, corrections, queries, fixed }: CheckResult): string {
  const lines = findings.flatMap((finding, index) => {
    const last = !findings.slice(index + 1).some(({ about }) => about === finding.about);
    const correction = last ? corrections.find(({ about }) => about === finding.about) : undefined;
    return [findingLine(label, finding), ...(correction ? correctionLines(correction) : [])];
  });
  const found = (['error', 'warning', 'hint'] as const)
    .map((severity) => counted(tally(findings, severity), severity))
    .join(', ');
  const done = fixed > 0 ? `; ${counted(fixed, 'query', 'queries')} mended` : '';
  const open =
    corrections.length > 0
      ? `; --fix mends ${counted(corrections.length, 'query', 'queries')}`
      : '';
  const where =
    queries === null
      ? '; its queries were not looked at: mend this first'
      : ` in ${counted(queries, 'query', 'queries')}`;
  return [...lines, `${clean(label)}: ${found}${where}${done}${open}`].join('\n');
}

function findingLine(
  label: string,
  { line, column, severity, message, rule }: CheckFinding,
): string {
  return clean(`${label}:${line}:${column}: ${severity}: ${message} [${rule}]`);
}

function correctionLines({ query }: Correction): readonly string[] {
  return [
    '    corrected:',
    ...cleanLines(query)
      .split('\n')
      .map((line) => `      ${line.trimEnd()}`),
  ];
}

function counted(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`;
}

/** `{"file", "findings": […], "corrections": […], "errors", "warnings", "hints", "fixed"}`. */
export function checkJson({ label, findings, corrections, queries, fixed }: CheckResult): string {
  const json = {
    file: label,
    queries,
    errors: tally(findings, 'error'),
    warnings: tally(findings, 'warning'),
    hints: tally(findings, 'hint'),
    fixed,
    findings,
    corrections,
  };
  return JSON.stringify(json, null, 2);
}

export function tally(findings: readonly CheckFinding[], severity: Severity): number {
  return findings.filter((one) => one.severity === severity).length;
}
