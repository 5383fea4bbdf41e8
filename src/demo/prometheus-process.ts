import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { alertRules } from './alert-rules.ts';
import { type Child, runToEnd, startChild, waitUntilReady } from './child.ts';
import { freePort } from './free-port.ts';
import { serviceWithoutData } from './services.ts';

/** A server this process started. */
export type Server = { readonly url: string; readonly child: Child };

// A hidden flag, about a hundred times faster for 30 days than blocks of two hours.
const oneBlock = '--max-block-duration=1488h';

/** Makes blocks of an OpenMetrics file in a folder from which Prometheus can serve. */
export async function loadHistory(
  promtool: string,
  file: string,
  dataFolder: string,
): Promise<void> {
  await runToEnd(promtool, [
    ...['tsdb', 'create-blocks-from', oneBlock],
    ...['openmetrics', '--quiet', file, dataFolder],
  ]);
}

/** What Prometheus scrapes and whom it tells of alerts; null leaves either out. */
export type PrometheusLinks = {
  readonly exporterPort: number | null;
  readonly alertmanagerUrl: string | null;
};

/** Starts a real Prometheus over `folder/data` on a free port of the loopback interface. */
export async function startPrometheus(
  program: string,
  folder: string,
  links: PrometheusLinks,
): Promise<Server> {
  await writeFile(path.join(folder, 'rules.yml'), alertRules(serviceWithoutData));
  await writeFile(path.join(folder, 'prometheus.yml'), prometheusConfig(links));
  const port = await freePort();
  const child = startChild(program, [
    `--config.file=${path.join(folder, 'prometheus.yml')}`,
    `--storage.tsdb.path=${path.join(folder, 'data')}`,
    '--storage.tsdb.retention.time=100y',
    // Blocks stay as they were loaded: to merge them would cost the first minutes a core.
    ...['--storage.tsdb.min-block-duration=2h', '--storage.tsdb.max-block-duration=2h'],
    `--web.listen-address=127.0.0.1:${port}`,
    // Alerts of the first seconds are lost: Alertmanager is not known yet. Do not wait a minute.
    '--rules.alert.resend-delay=1s',
    '--log.level=warn',
  ]);
  const url = `http://127.0.0.1:${port}`;
  await waitUntilReady(child, 'Prometheus', `${url}/-/ready`);
  return { url, child };
}

function prometheusConfig({ exporterPort, alertmanagerUrl }: PrometheusLinks): string {
  const rules = alertmanagerUrl === null ? '' : 'rule_files: [rules.yml]\n';
  return `global: {scrape_interval: 5s, scrape_timeout: 4s, evaluation_interval: 3s}
${rules}${alerting(alertmanagerUrl)}${scraping(exporterPort)}`;
}

function alerting(url: string | null): string {
  if (url === null) return '';
  return `alerting:
  alertmanagers:
    - static_configs: [{targets: ['${new URL(url).host}']}]
`;
}

// The exporter's own labels win, and no label is added: the series are those of the history.
function scraping(port: number | null): string {
  if (port === null) return '';
  return `scrape_configs:
  - job_name: demo
    honor_labels: true
    static_configs: [{targets: ['127.0.0.1:${port}']}]
    metric_relabel_configs: [{action: labeldrop, regex: job}]
`;
}
