import { countEvents, subtract, template } from './count-events.ts';
import type { EventCount } from './events.ts';
import type { Expr } from './expr.ts';
import { fillWindow } from './fill-window.ts';
import { readGauge } from './gauge.ts';
import { readLatency, readLatencyQuery } from './latency.ts';
import { type Parsed, parsePromql } from './parse.ts';
import { readRatio } from './read-ratio.ts';
import { readAnyShare, readCountedShare } from './read-share.ts';
import { addService } from './service-matcher.ts';
import type { SliForm, SliInput, SliReading } from './sli-input.ts';
import { readSlices } from './slices.ts';

/**
 * Reads what the configuration says of an SLI as bad and total events. A query that is wrong in a
 * way whose meaning is plain (a vector divided by itself, no service named) is read as it was
 * meant, and each such correction is told in one line.
 */
export function readSli(input: SliInput): SliReading {
  switch (input.form.kind) {
    case 'query':
      return readQuery(input, input.form);
    case 'events':
      return readEvents(input.form);
    case 'latency':
      return readLatency(input.form);
    case 'share':
      return readShareQuery(input.form);
    case 'gauge':
      return readGauge(input.form.query);
    case 'slices':
      return readSlices(input.form);
  }
}

function readQuery(input: SliInput, form: SliForm & { kind: 'query' }): SliReading {
  const parsed = parsePromql(form.query);
  if (!parsed.ok) return parsed;
  if (form.target.kind === 'latency') {
    const reading = readLatencyQuery(parsed.expr, form.target);
    return reading.ok ? withService(reading, input) : reading;
  }
  const ratio = readRatio(parsed.expr);
  if (ratio === null) return noRatio(parsed.expr);
  const reading = readCountedShare(ratio, form.target.kind);
  return withService({ ok: true, diagnostics: [], ...reading }, input);
}

function readShareQuery(form: SliForm & { kind: 'share' }): SliReading {
  const parsed = parsePromql(form.query);
  return parsed.ok ? { ok: true, diagnostics: [], ...readAnyShare(parsed.expr, form) } : parsed;
}

function noRatio(expr: Expr): SliReading {
  return {
    ok: false,
    message:
      'the query is no ratio of two counts, such as sum(rate(bad[30d])) / sum(rate(total[30d])); write any other as sli: {ratio: QUERY} or {percent: QUERY}',
    offset: expr.from,
  };
}

function readEvents(form: SliForm & { kind: 'events' }): SliReading {
  const part = parseNamed(
    'bad' in form && form.bad !== undefined ? 'bad' : 'good',
    form.bad ?? form.good ?? '',
  );
  const total = parseNamed('total', form.total);
  if (!part.ok) return part;
  if (!total.ok) return total;
  const all = countEvents(total.expr);
  const one = countEvents(part.expr);
  const bad = form.bad === undefined ? subtract(all, one) : one;
  return { ok: true, sli: { bad, total: all }, corrections: [], diagnostics: [] };
}

function parseNamed(name: string, query: string): Parsed {
  const parsed = parsePromql(query);
  return parsed.ok ? parsed : { ...parsed, message: `${name}: ${parsed.message}` };
}

function withService(reading: SliReading & { ok: true }, input: SliInput): SliReading {
  const bad = addService(reading.sli.bad, input);
  const total = addService(reading.sli.total, input);
  if (bad === null || total === null) return reading;
  const added = `names no service: ${input.serviceLabel}="${input.service}" is added`;
  return {
    ...reading,
    sli: { ...reading.sli, bad, total },
    corrections: [...reading.corrections, added],
  };
}

/** The corrected query of a count, for people: `sum(increase(x{service="a"}[30d]))`. */
export function countQuery(count: EventCount, window: string, seconds: number): string {
  return fillWindow(template(count), window, seconds);
}
