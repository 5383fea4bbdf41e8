import type { Edit, Finding, Severity } from './finding.ts';

/** The edits of those findings that can be mended together: of two that touch, the first wins. */
export function chooseEdits(findings: readonly Finding[]): readonly Edit[] {
  const chosen: Edit[] = [];
  for (const { fix, severity } of findings) {
    if (fix === undefined || !isApplied(severity)) continue;
    if (fix.every((edit) => chosen.every((other) => !touch(edit, other)))) chosen.push(...fix);
  }
  return chosen;
}

/** A hint is a matter of taste: its query works, and what `--fix` writes can be run as it stands. */
function isApplied(severity: Severity): boolean {
  return severity !== 'hint';
}

function touch(one: Edit, other: Edit): boolean {
  return one.from <= other.to && other.from <= one.to;
}

/** A text with edits applied, from right to left so that the offsets of the rest stay true. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.from - a.from)
    .reduce((done, { from, to, text: put }) => done.slice(0, from) + put + done.slice(to), text);
}
