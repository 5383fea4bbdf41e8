import type { FailureKind } from '../../slo/attribution.ts';
import { type Finding, fewestBad, smallestExcess, timesTheRest } from '../../slo/stand-out.ts';
import { wrap } from '../../text/fit.ts';
import { cell, type Line, span } from '../../text/line.ts';
import { budgetPercent, count } from '../../text/number.ts';
import type { Tone } from '../../text/theme.ts';
import { width } from '../../text/width.ts';
import type { SloAttribution } from '../attribution.ts';
import { intervalsText } from './exclusion-words.ts';

const listedFrom = `Listed: values with ${fewestBad} bad events or more, ${smallestExcess * 100} points more of bad than of all, failing ${timesTheRest}× as often as the rest.`;

/** What the bad events have in common, for people; `top` is how many findings and values are told. */
export function attributionLines(
  report: SloAttribution,
  { columns, top }: { readonly columns: number; readonly top: number },
): readonly Line[] {
  const { findings, failureKinds, tooMany } = report.attribution;
  const inner = report.within?.findings ?? [];
  const nameColumns = widest([...findings.slice(0, top), ...inner.slice(0, top)], columns);
  const within = report.within && nameOf(report.within);
  return [
    [span(eventsText(report))],
    ...excludedLines(report, columns),
    [],
    ...(findings.length === 0 ? prose(verdictText(report), columns) : []),
    ...findings.slice(0, top).map((one) => findingLine(one, nameColumns)),
    ...more(findings.length - top),
    ...(inner.length === 0 ? [] : [[], [span(`Within ${within}:`, 'dim')]]),
    ...inner.slice(0, top).map((one) => findingLine(one, nameColumns)),
    ...(failureKinds.length === 0 ? [] : [[], [span('Kinds of failure:', 'dim')]]),
    ...failureKinds.map((one) => failureLine(one, top)),
    ...(tooMany.length === 0 ? [] : [[], ...prose(tooManyText(tooMany), columns, 'dim')]),
    ...((report.bad ?? 0) <= 0 ? [] : [[], ...prose(listedFrom, columns, 'dim')]),
  ];
}

/** `412 of 18k events bad in 1h (2.3%)`. */
function eventsText({ bad, total, window, excluded }: SloAttribution): string {
  if (excluded.everything) return `Nothing of the last ${window.label} counts`;
  if (bad === null || total === null) return `No data in the last ${window.label}`;
  if (total <= 0) return `No events in the last ${window.label}`;
  return `${count(bad)} of ${count(total)} events bad in the last ${window.label} (${budgetPercent(bad / total)})`;
}

/** What the events are without: they are those the SLO counts. */
function excludedLines({ excluded }: SloAttribution, columns: number): readonly Line[] {
  const { intervals } = excluded;
  return intervals.length === 0 ? [] : prose(intervalsText(intervals), columns, 'dim');
}

/** Why nothing is listed: that is an answer too. */
export function verdictText(report: SloAttribution): string {
  const { bad, total, attribution, excluded } = report;
  const { findings, even } = attribution;
  if (findings.length > 0) return '';
  if (excluded.everything) return 'nothing to explain: all of it is excluded';
  if (bad === null || total === null) return 'nothing to explain: what it counts is not there';
  if (total <= 0) return 'nothing to explain: there were no events';
  if (bad <= 0) return 'nothing to explain: no event was bad';
  if (even.length === 0)
    return 'nothing to compare: no label with several values is on bad and all events alike';
  if (bad < fewestBad) return `too few bad events to compare: it takes ${fewestBad}`;
  return `no label stands out: the failures are spread evenly over ${even.join(', ')}`;
}

function findingLine(finding: Finding, nameColumns: number): Line {
  const { badShare, totalShare, badRatio } = finding;
  const shares = `${budgetPercent(badShare)} of bad, ${budgetPercent(totalShare)} of all`;
  return [
    cell(nameOf(finding), nameColumns, 'strong'),
    span(`  ${shares.padEnd(27)}`),
    span(`  bad ratio ${budgetPercent(badRatio)}`, 'dim'),
  ];
}

function failureLine({ label, values }: FailureKind, top: number): Line {
  const told = values.slice(0, top).map(({ value, share }) => `${value} ${budgetPercent(share)}`);
  const rest = values.length - top;
  return [
    span(`${label}  `, 'strong'),
    span(`${told.join(', ')}${rest > 0 ? `, ${rest} more` : ''}`),
  ];
}

function prose(text: string, columns: number, tone: Tone = 'plain'): readonly Line[] {
  return wrap(text, columns).map((line) => [span(line, tone)]);
}

function tooManyText(labels: readonly string[]): string {
  return `too many values to compare: ${labels.join(', ')}`;
}

function more(hidden: number): readonly Line[] {
  return hidden > 0 ? [[span(`${hidden} more`, 'dim')]] : [];
}

function nameOf({ label, value }: { readonly label: string; readonly value: string }): string {
  return `${label}="${value}"`;
}

/** The shares stay in sight, however long a value is. */
function widest(findings: readonly Finding[], columns: number): number {
  const room = Math.max(12, columns - 48);
  return Math.min(room, Math.max(0, ...findings.map((one) => width(nameOf(one)))));
}
