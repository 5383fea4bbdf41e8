import { Document } from 'yaml';
import { rangeOf } from '../slo/calendar-window.ts';
import type { Slo } from '../slo/slo.ts';
import { type Exportable, type Exported, exportable, renamed } from './exported.ts';
import { percentOf } from './finish-slo.ts';
import { portableNames, slothName } from './portable-name.ts';

const daySeconds = 86_400;
const periodSeconds = 30 * daySeconds;
/** Periods whose alert windows Sloth brings along, in days. */
const knownDays = [28, 30];

/** The SLOs as Sloth's `prometheus/v1`, one document a service. */
export function writeSloth(slos: readonly Slo[]): Exported {
  const { parts, notes } = exportable(slos);
  const services = portableNames(
    parts.map(({ slo }) => slo.service),
    slothName,
  );
  const documents = [...services].map(([service, own]) => {
    const members = parts.filter(({ slo }) => slo.service === service);
    const names = portableNames(
      members.map(({ slo }) => slo.name),
      slothName,
    );
    return { text: documentText(own, members, names), notes: renamed('SLO', names) };
  });
  return {
    text: documents.map(({ text }) => text).join('---\n'),
    notes: [
      ...notes,
      ...renamed('service', services),
      ...documents.flatMap((one) => one.notes),
      ...parts.flatMap(({ slo }) => windowNote(slo)),
    ],
  };
}

function documentText(
  service: string,
  members: readonly Exportable[],
  names: ReadonlyMap<string, string>,
): string {
  const data = {
    version: 'prometheus/v1',
    service,
    slos: members.map((one) => sloData(one, names.get(one.slo.name) ?? one.slo.name)),
  };
  // Sloth reads YAML 1.1: a service named on is put in quotes.
  const document = new Document(data, { version: '1.1', aliasDuplicateObjects: false });
  document.commentBefore = ' Written by onduty export.';
  return document.toString({ lineWidth: 0 });
}

function sloData({ slo, queries }: Exportable, name: string) {
  const window = (query: string) => query.replaceAll('$window', '{{.window}}');
  const annotations = slo.runbook === null ? {} : { annotations: { runbook: slo.runbook } };
  return {
    name,
    objective: percentOf(slo.objective),
    sli: { events: { error_query: window(queries.bad), total_query: window(queries.total) } },
    alerting: {
      name: 'ErrorBudgetBurn',
      ...annotations,
      page_alert: { labels: { severity: 'page' } },
      ticket_alert: { labels: { severity: 'ticket' } },
    },
  };
}

/** Sloth's files hold no window: its command line gives one for all. */
function windowNote({ id, window }: Slo): readonly string[] {
  if (window.seconds === periodSeconds && window.calendar === undefined) return [];
  const what = window.calendar === undefined ? window.label : `a calendar ${window.label}`;
  const known = knownDays.includes(window.seconds / daySeconds);
  const period = `--default-slo-period=${rangeOf(window)}`;
  const windows = known ? '' : ` and --slo-period-windows-path, for it knows 28d and 30d alone`;
  return [`${id}: its window of ${what} is not in the file: run sloth with ${period}${windows}`];
}
