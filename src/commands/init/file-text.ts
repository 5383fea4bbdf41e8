import { mostServices } from '../../discovery/cap-services.ts';
import { writeProposals } from '../../formats/write-proposals.ts';
import { prometheusKey } from './prometheus-key.ts';
import type { Proposed } from './proposed.ts';
import type { NamedAlertmanager } from './reachable-alertmanager.ts';
import type { Survey } from './survey.ts';

const monthSeconds = 30 * 86_400;
const namesInALine = 6;

const schedule = [
  'Who is on call (config.example.yaml has more):',
  'schedule:',
  '  - {week: 1, primary: alice, secondary: bob, escalation: charlie}',
  '  - {week: 2, primary: bob, secondary: charlie, escalation: alice}',
  'rotation: {timeZone: Europe/London, starts: 2026-01-05T09:00, length: 1w}',
];

/** The configuration as it is written; `at` is ms since the epoch. */
export function fileText(
  { endpoint, survey, outcomes }: Proposed,
  alertmanager: NamedAlertmanager | null,
  at: number,
): string {
  return writeProposals({
    prometheus: prometheusKey(endpoint),
    alertmanager: alertmanager?.answers ? alertmanager.url : null,
    showRecorded: survey.recorded.length > 0,
    window: survey.window.label,
    history: survey.history,
    outcomes,
    heading: heading(endpoint.url, survey, at),
    ending: [
      ...restLines(survey.rest),
      ...recordedLines(survey),
      ...alertmanagerLines(alertmanager),
      ...schedule,
    ],
  });
}

function heading(url: string, { window, history }: Survey, at: number): readonly string[] {
  const short = `Prometheus keeps ${window.label}; a window of 30d needs a longer storage.tsdb.retention.time there.`;
  return [
    `Written by onduty init on ${new Date(at).toISOString().slice(0, 10)} from ${url},`,
    `whose last ${history} were measured. A target here is one that history would have met.`,
    ...(window.seconds < monthSeconds ? [short] : []),
    'What to edit next:',
    '- targets: as high as users need and no higher; each comment says what was left of the budget',
    '- runbook: a URL or file beside an SLO, shown with one key',
    '- schedule: who is on call, at the end of the file',
    'Then: onduty check --live, onduty slo, onduty.',
  ];
}

function restLines(rest: readonly string[]): readonly string[] {
  if (rest.length === 0) return [];
  const lines = Array.from({ length: Math.ceil(rest.length / namesInALine) }, (_, at) =>
    rest.slice(at * namesInALine, (at + 1) * namesInALine).join(', '),
  );
  const told = `Not proposed, for ${mostServices} others have more traffic:`;
  return [told, ...lines.map((line) => `  ${line}`), ''];
}

function recordedLines({ recorded }: Survey): readonly string[] {
  if (recorded.length === 0) return [];
  const names = new Set(recorded.map(({ by, service, name }) => `  ${service}/${name} (${by})`));
  const told = 'Recorded by Prometheus already, and so not proposed again:';
  const shown = 'onduty shows them as they are, because of showRecorded: true.';
  return [told, ...names, shown, ''];
}

function alertmanagerLines(alertmanager: NamedAlertmanager | null): readonly string[] {
  if (alertmanager === null || alertmanager.answers) return [];
  const told = 'Prometheus sends alerts there, and it does not answer from this machine:';
  return [told, `alertmanager: ${alertmanager.url}`, ''];
}
