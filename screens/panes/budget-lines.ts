import type { Incident } from '../../src/incidents/incident.ts';
import { coldStartSentence, heldBackWords } from '../../src/live/selectors/alert-words.ts';
import {
  coverageSentence,
  eventsSentence,
  exhaustionSentence,
  failuresLeftSentence,
  leftSentence,
  stateSentence,
} from '../../src/live/selectors/budget-facts.ts';
import {
  correctionSentence,
  excludedNowSentence,
} from '../../src/live/selectors/exclusion-words.ts';
import { incidentStatus, severityTone } from '../../src/live/selectors/incident-status.ts';
import { markOf, markTones } from '../../src/live/selectors/slo-row.ts';
import { periodSentence } from '../../src/live/selectors/window-facts.ts';
import type { SloStatus } from '../../src/slo/status.ts';
import type { Glyphs } from '../../src/text/glyphs.ts';
import { joinLines, type Line, lineWidth, type Span, span } from '../../src/text/line.ts';
import { budgetPercent, burn } from '../../src/text/number.ts';

type Context = {
  readonly now: number;
  readonly incident: Incident | null;
  /** By the store's clock. */
  readonly incidentNow: number;
  readonly glyphs: Glyphs;
  readonly columns: number;
};

/** What there is to say about a budget, the most wanted first; as many lines as fit are shown. */
export function budgetLines(status: SloStatus, context: Context): readonly Line[] {
  const { incident, now } = context;
  return [
    stateLine(status, context.glyphs),
    ...(status.heldBack === undefined ? [] : [[span(heldBackWords(status))]]),
    leftLine(status, now, context.columns),
    burnLine(status, context.columns),
    ...(incident === null ? [] : [incidentFact(incident, context.incidentNow)]),
    ...said(excludedNowSentence(status, now)),
    ...said(correctionSentence(status)),
    ...failuresLeft(status),
    ...(status.slo.window.calendar === undefined
      ? []
      : [[span(periodSentence(status.slo.window, now), 'dim')]]),
    [span(eventsSentence(status), 'dim')],
    [span(coldStartSentence(status) || coverageSentence(status), 'dim')],
  ];
}

function failuresLeft(status: SloStatus): readonly Line[] {
  const sentence = failuresLeftSentence(status);
  return sentence === '' ? [] : [[span(sentence, 'dim')]];
}

function said(text: string): readonly Line[] {
  return text === '' ? [] : [[span(text)]];
}

function stateLine(status: SloStatus, glyphs: Glyphs): Line {
  const mark = markOf(status);
  return [span(`${glyphs.marks[mark]} ${stateSentence(status)}`, markTones[mark])];
}

/** `9m 58s of 43m 12s left · gone in ~1h 52m`, without the second half where there is no room. */
function leftLine(status: SloStatus, now: number, columns: number): Line {
  const left = span(leftSentence(status), status.data === 'ok' ? 'strong' : 'dim');
  const gone = span(exhaustionSentence(status.budget.exhaustion, now));
  const share = span(budgetPercent(status.budget.remaining), 'strong');
  const parts: readonly Line[] = [[share], [left], [gone]];
  const all = joinLines(parts, dot);
  return lineWidth(all) <= columns ? all : joinLines(parts.slice(1), dot);
}

const shownWindows = ['5m', '1h', '6h', '1d', '3d'];

/** `burn  5m 31×  1h 14.9×  6h 6.2×`. */
export function burnLine({ burn: windows, data }: SloStatus, columns: number): Line {
  const shown = windows.filter(({ label }) => shownWindows.includes(label));
  const line: Span[] = [span('burn', 'dim')];
  for (const { label, rate } of shown) {
    const more = [span(`  ${label} `, 'dim'), span(burn(rate), data === 'ok' ? 'plain' : 'dim')];
    if (lineWidth([...line, ...more]) > columns) break;
    line.push(...more);
  }
  return line;
}

function incidentFact(incident: Incident, now: number): Line {
  const { status, statusTone } = incidentStatus(incident, now);
  return [
    span(`${incident.severity} `, severityTone(incident)),
    span(`${incident.id} `),
    span(status, statusTone),
  ];
}

const dot = span(' · ', 'dim');
