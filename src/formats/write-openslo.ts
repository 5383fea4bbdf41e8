import { Document } from 'yaml';
import type { Slo, SloWindow } from '../slo/slo.ts';
import { type Exportable, type Exported, exportable, renamed } from './exported.ts';
import { anyStart, durationOf } from './openslo-calendar.ts';
import { openSloName, portableNames } from './portable-name.ts';

/** The SLOs as OpenSLO v1: a Service and its SLOs, each with its indicator in it. */
export function writeOpenSlo(slos: readonly Slo[]): Exported {
  const { parts, notes } = exportable(slos);
  const services = portableNames(
    parts.map(({ slo }) => slo.service),
    openSloName,
  );
  const shared = sharedNames(parts);
  const wanted = new Map(
    parts.map(({ slo }) => [
      slo.id,
      shared.has(slo.name) ? `${slo.service}-${slo.name}` : slo.name,
    ]),
  );
  const names = portableNames([...wanted.keys()], (id) => openSloName(wanted.get(id) ?? id));
  const objects = [...services].flatMap(([service, own]) => [
    object('Service', own, service, {}),
    ...parts
      .filter(({ slo }) => slo.service === service)
      .map((one) => sloObject(one, own, names.get(one.slo.id) ?? own)),
  ]);
  return {
    text: objects.map(objectText).join('---\n'),
    notes: [
      ...notes,
      ...renamed('service', services),
      ...parts.flatMap(({ slo }) => [...nameNote(slo, names), ...runbookNote(slo)]),
    ],
  };
}

/** Names that several services have: OpenSLO knows one object of a name. */
function sharedNames(parts: readonly Exportable[]): ReadonlySet<string> {
  const names = parts.map(({ slo }) => slo.name);
  return new Set(names.filter((name, at) => names.indexOf(name) !== at));
}

function nameNote({ id, name }: Slo, names: ReadonlyMap<string, string>): readonly string[] {
  const own = names.get(id);
  return own === name ? [] : [`SLO ${id} is named ${own} there`];
}

function runbookNote({ id, runbook }: Slo): readonly string[] {
  return runbook === null ? [] : [`${id}: its runbook is not in the file`];
}

function object(kind: string, name: string, displayName: string, spec: object) {
  return { apiVersion: 'openslo/v1', kind, metadata: { name, displayName }, spec };
}

function sloObject({ slo, queries }: Exportable, service: string, name: string) {
  const range = shorthand(slo.window);
  const metric = (query: string) => ({
    metricSource: { type: 'Prometheus', spec: { query: query.replaceAll('$window', range) } },
  });
  const ratio = { counter: false, bad: metric(queries.bad), total: metric(queries.total) };
  return object('SLO', name, slo.name, {
    service,
    indicator: { metadata: { name }, spec: { ratioMetric: ratio } },
    timeWindow: [timeWindow(slo.window)],
    budgetingMethod: 'Occurrences',
    objectives: [{ displayName: slo.target, target: slo.objective }],
  });
}

function timeWindow(window: SloWindow): object {
  if (window.calendar === undefined) return { duration: shorthand(window), isRolling: true };
  const { unit, timeZone } = window.calendar;
  // OpenSLO's schema wants a zone with a slash in it.
  const zone = timeZone === 'UTC' ? 'Etc/UTC' : timeZone;
  const calendar = { startTime: anyStart, timeZone: zone };
  return { duration: durationOf[unit], isRolling: false, calendar };
}

/** OpenSLO's durations are whole numbers of one unit: days, hours or minutes. */
function shorthand({ seconds }: SloWindow): string {
  if (seconds % 86_400 === 0) return `${seconds / 86_400}d`;
  return seconds % 3600 === 0 ? `${seconds / 3600}h` : `${Math.ceil(seconds / 60)}m`;
}

function objectText(data: object, at: number): string {
  // OpenSLO's own library reads YAML 1.1: a service named on is put in quotes.
  const document = new Document(data, { version: '1.1', aliasDuplicateObjects: false });
  if (at === 0) document.commentBefore = ' Written by onduty export.';
  return document.toString({ lineWidth: 0 });
}
