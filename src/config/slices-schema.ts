import { formatDuration, parseDuration, parseLength } from './duration.ts';
import { form, lines, strictMap } from './fields.ts';
import { didYouMean } from './nearest.ts';
import { quote } from './quote.ts';
import { type Reading, readAs, refuse } from './reading.ts';

const shortestSeconds = 60;
const longestSeconds = 3600;

/** Comparisons as PromQL writes them, and as OpenSLO does, which YAML needs no quotes for. */
const operators = {
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
} as const;

type Operator = keyof typeof operators;

const expectedOperator = '"<", "<=", ">" or ">=", in quotes';

function readOperator(text: string): Reading<(typeof operators)[Operator]> {
  if (isOperator(text)) return readAs(operators[text]);
  // Of signs, none is nearer to another; of the words one may be.
  const near = didYouMean(text, ['lt', 'lte', 'gt', 'gte']);
  return refuse(`expected ${expectedOperator}, got ${quote(text)}${/^\w/.test(text) ? near : ''}`);
}

function isOperator(text: string): text is Operator {
  return Object.hasOwn(operators, text);
}

/** A number, or a duration in seconds. */
function readLimit(text: string): Reading<number> {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value)) return readAs(value);
  const duration = parseLength(text);
  return duration.ok
    ? duration
    : refuse(`expected a number such as 0.2, or a duration such as 200ms, got ${quote(text)}`);
}

function readEvery(text: string): Reading<{ label: string; seconds: number }> {
  const reading = parseDuration(text);
  if (!reading.ok) return reading;
  const seconds = reading.value;
  if (seconds >= shortestSeconds && seconds <= longestSeconds && Number.isInteger(seconds))
    return readAs({ label: formatDuration(seconds), seconds });
  return refuse(`expected slices of 1m to 1h, in whole seconds, got ${quote(text)}`);
}

/** Slices of time that are good when a query meets a limit. */
export const slicesSchema = strictMap(
  {
    query: lines,
    op: form(expectedOperator, readOperator),
    value: form('a number such as 0.2', readLimit),
    every: form('a duration such as 5m', readEvery).default({ label: '5m', seconds: 300 }),
  },
  { threshold: 'value', target: 'value', operator: 'op' },
);
