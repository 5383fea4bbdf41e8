import type { Incident } from '../src/incidents/incident.ts';
import {
  clearsSentence,
  coldStartSentence,
  heldBackWords,
} from '../src/live/selectors/alert-words.ts';
import { unitWord } from '../src/live/selectors/amount.ts';
import {
  attainmentSentence,
  coverageSentence,
  eventsSentence,
  exhaustionSentence,
  failuresLeftSentence,
  leftSentence,
  partSentence,
  sourceSentence,
  stateSentence,
} from '../src/live/selectors/budget-facts.ts';
import { correctionSentence, excludedNowSentence } from '../src/live/selectors/exclusion-words.ts';
import { incidentStatus } from '../src/live/selectors/incident-status.ts';
import { isOld, markOf, markTones } from '../src/live/selectors/slo-row.ts';
import { periodSentence, windowName } from '../src/live/selectors/window-facts.ts';
import { nominalRange, rangeAt } from '../src/live/window-range.ts';
import { unitOf } from '../src/promql/events.ts';
import { explainSli } from '../src/promql/explain.ts';
import type { SloStatus } from '../src/slo/status.ts';
import { wrap } from '../src/text/fit.ts';
import type { Glyphs } from '../src/text/glyphs.ts';
import { type Line, span } from '../src/text/line.ts';
import { budgetPercent } from '../src/text/number.ts';
import { age } from '../src/text/time.ts';
import { factLine } from './incident-lines.ts';

type Context = {
  readonly now: number;
  readonly incident: Incident | null;
  /** By the store's clock. */
  readonly incidentNow: number;
  readonly glyphs: Glyphs;
};

/** What an SLO is doing and what is left of its budget, above the chart. */
export function sloFacts(
  status: SloStatus,
  { now, incident, incidentNow, glyphs }: Context,
): readonly Line[] {
  const { slo, budget } = status;
  const mark = markOf(status);
  return [
    [],
    [span(` ${glyphs.marks[mark]} ${stateSentence(status)}`, markTones[mark])],
    [],
    factLine('shown', isOld(status) ? `the last good values, ${age(now - status.at)} old` : ''),
    factLine('clears', clearsSentence(status)),
    factLine('held back', heldBackWords(status)),
    factLine('target', slo.target),
    factLine('attained', attainmentSentence(status)),
    factLine('window', periodSentence(slo.window, now)),
    factLine('budget', `${budgetPercent(budget.remaining)}, ${leftSentence(status)}`),
    factLine('corrected', correctionSentence(status)),
    factLine('now', excludedNowSentence(status, now)),
    factLine('failures', failuresLeftSentence(status)),
    factLine('at this pace', exhaustionSentence(budget.exhaustion, now)),
    factLine(unitWord(unitOf(slo.sli)), eventsSentence(status)),
    factLine('coverage', coverageSentence(status)),
    factLine('history', coldStartSentence(status)),
    factLine('source', sourceSentence(status)),
    factLine('incident', incident === null ? '' : incidentText(incident, incidentNow)),
    factLine('part', partSentence(slo)),
    factLine('same as', slo.sameAs ?? ''),
    factLine('runbook', slo.runbook ?? ''),
    [],
  ].filter((line) => line !== null);
}

function incidentText(incident: Incident, now: number): string {
  const { id, severity } = incident;
  return `${id} ${severity}, ${incidentStatus(incident, now).status}`;
}

/** Below the burn table: how the query was corrected, and the PromQL behind the numbers. */
export function sloSources({ slo, at }: SloStatus, columns: number): readonly Line[] {
  const label = windowName(slo.window);
  const range = rangeAt(slo.window, at ?? 0) ?? nominalRange(slo.window);
  const { bad, total } = explainSli(slo.sli, range.text, range.seconds);
  const what = unitWord(unitOf(slo.sli));
  const indented = (text: string): readonly Line[] =>
    wrap(text, columns - 5).map((line) => [span(`   ${line}`)]);
  return [
    ...(slo.corrections.length === 0 ? [] : [[], [span(' Corrected', 'accent')]]),
    ...slo.corrections.flatMap(indented),
    [],
    [span(` Bad ${what}`, 'accent'), span(`  over ${label}`, 'dim')],
    ...indented(bad),
    [],
    [span(` All ${what}`, 'accent'), span(`  over ${label}`, 'dim')],
    ...indented(total),
  ];
}
