import { isDeepStrictEqual } from 'node:util';
import { isScalar } from 'yaml';
import { type EventsSli, unitOf } from '../promql/events.ts';
import type { SliInput, SliReading } from '../promql/sli-input.ts';
import { canSplit } from '../promql/split-sli.ts';
import { rangeOf } from '../slo/calendar-window.ts';
import type { ReadFrom } from '../slo/count-source.ts';
import type { Slo } from '../slo/slo.ts';
import { clean } from '../text/clean.ts';
import type { ConfigDocument } from './document.ts';
import { type PathBase, resolvePath } from './paths.ts';
import { type ConfigPath, nodeAt, positionOf } from './position.ts';
import { positionInQuery } from './query-position.ts';
import type { Report } from './report.ts';
import type { ServiceForm, SloForm } from './service-schema.ts';
import { sliForm } from './sli-form.ts';

/** What reading SLOs needs beside their text. `readSli` gives a query its meaning. */
export type SloReader = {
  readonly readSli: (input: SliInput) => SliReading;
  readonly serviceLabel: string | null;
  /** Where SLOs that do not say it are read from. */
  readonly readFrom: ReadFrom;
  readonly document: ConfigDocument;
  readonly report: Report;
  readonly base: PathBase;
};

type Queries = Readonly<Record<string, string>>;
type Placed = { readonly slo: Slo; readonly path: ConfigPath };

/** The SLOs of all services, in the order of the file. What is wrong goes to the report. */
export function readSlos(
  services: readonly ServiceForm[],
  queries: Queries,
  reader: SloReader,
): readonly Slo[] {
  const placed = services.flatMap((service, i) =>
    service.slos.flatMap((form, j): Placed[] => {
      const path = ['services', i, 'slos', j];
      const slo = readSlo(service.name, form, path, queries, reader);
      return slo === null ? [] : [{ slo, path }];
    }),
  );
  noteUnused(services, queries, reader.report);
  return compareSlos(placed, reader);
}

function readSlo(
  service: string,
  form: SloForm,
  path: ConfigPath,
  queries: Queries,
  reader: SloReader,
): Slo | null {
  const source = sliForm(form, path, queries);
  if (!source.ok) {
    reader.report.issue(source.path, source.message);
    return null;
  }
  const input = {
    service,
    serviceLabel: reader.serviceLabel,
    windowLabel: rangeOf(form.window),
    form: source.form,
  };
  const reading = reader.readSli(input);
  if (!reading.ok) {
    reportQuery(reading, source.path, reader);
    return null;
  }
  const fault = misfit(form, reading.sli);
  if (fault !== null) {
    reader.report.issue([...path, fault.key], fault.message);
    return null;
  }
  const id = `${service}/${form.name}`;
  noteReading(id, reading, source.path, reader);
  return {
    id,
    service,
    name: form.name,
    objective: form.target.target.objective,
    window: form.window,
    sli: reading.sli,
    target: clean(form.target.text),
    corrections: reading.corrections.map(clean),
    sameAs: null,
    runbook: form.runbook === undefined ? null : runbookPath(form.runbook, reader.base),
    readFrom: form.source ?? reader.readFrom,
    ...(form.by === undefined ? {} : { by: form.by }),
    ...(form.minEvents === undefined ? {} : { minEvents: form.minEvents }),
  };
}

/** A key that the SLI it stands beside gives no meaning to. */
function misfit(
  { by, minEvents }: SloForm,
  sli: EventsSli,
): { key: string; message: string } | null {
  if (by !== undefined && !canSplit(sli)) return { key: 'by', message: unsplittable };
  if (minEvents === undefined || unitOf(sli) === 'events') return null;
  return { key: 'minEvents', message: `this SLI counts ${unitOf(sli)}, not events: leave it out` };
}

const unsplittable =
  'only sums of counters can be split by labels, such as sum(rate(x_total[$window])); write one SLO for each value';

function runbookPath(text: string, base: PathBase): string {
  return /^https?:\/\//.test(text) ? text : resolvePath(text, base);
}

function reportQuery(
  { message, offset }: SliReading & { ok: false },
  path: ConfigPath,
  { document, report }: SloReader,
): void {
  // Queries are refused with the key they stand under in front; of a pair it says which one is wrong.
  const [, part, rest] = /^(bad|good|total|latency|gauge): (.*)$/s.exec(message) ?? [];
  const place = part === undefined || part === path.at(-1) ? path : [...path, part];
  const node = nodeAt(document, place);
  const cut = isScalar(node) && node.type === 'PLAIN' && node.comment;
  const hint = cut ? '; YAML takes what follows # for a comment: put the query in quotes' : '';
  report.issue(place, `${rest ?? message}${hint}`, positionInQuery(document, place, offset));
}

function noteReading(
  id: string,
  reading: SliReading & { ok: true },
  path: ConfigPath,
  { document, report }: SloReader,
): void {
  for (const correction of reading.corrections) report.note(path, `${id}: ${correction}`);
  for (const { message, offset } of reading.diagnostics)
    report.note(path, `${id}: ${message}`, positionInQuery(document, path, offset));
}

function noteUnused(services: readonly ServiceForm[], queries: Queries, report: Report): void {
  const used = new Set(services.flatMap(({ slos }) => slos.map(({ sli }) => sli)));
  for (const name of Object.keys(queries))
    if (!used.has(name)) report.note(['queries', name], 'no SLO uses this query');
}

/** Refuses a name that is taken, and marks an SLO that states an earlier one again. */
function compareSlos(placed: readonly Placed[], { document, report }: SloReader): readonly Slo[] {
  const kept: Placed[] = [];
  for (const { slo, path } of placed) {
    const twin = kept.find((other) => other.slo.id === slo.id);
    if (twin) {
      const { line } = positionOf(document, twin.path);
      report.issue([...path, 'name'], `there is already an SLO ${slo.id}, in line ${line}`);
    }
    const same = kept.find((other) => statesTheSame(other.slo, slo))?.slo.id ?? null;
    if (same !== null)
      report.note(path, `${slo.id} is ${same} stated again: the same counts and objective`);
    kept.push({ slo: { ...slo, sameAs: same }, path });
  }
  return kept.map(({ slo }) => slo);
}

function statesTheSame(one: Slo, other: Slo): boolean {
  return (
    one.service === other.service &&
    one.objective === other.objective &&
    one.window.seconds === other.window.seconds &&
    isDeepStrictEqual(one.window.calendar, other.window.calendar) &&
    isDeepStrictEqual(one.by, other.by) &&
    isDeepStrictEqual(one.sli, other.sli)
  );
}
