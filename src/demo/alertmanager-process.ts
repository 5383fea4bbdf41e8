import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { startChild, waitUntilReady } from './child.ts';
import { freePort } from './free-port.ts';
import type { Server } from './prometheus-process.ts';

const config = `route: {receiver: nobody, group_wait: 1s}
receivers: [{name: nobody}]
`;

/** Starts a real Alertmanager, alone, on a free port of the loopback interface. */
export async function startAlertmanager(program: string, folder: string): Promise<Server> {
  const file = path.join(folder, 'alertmanager.yml');
  await writeFile(file, config);
  const port = await freePort();
  const child = startChild(program, [
    `--config.file=${file}`,
    `--storage.path=${path.join(folder, 'alertmanager')}`,
    `--web.listen-address=127.0.0.1:${port}`,
    '--cluster.listen-address=',
    '--log.level=warn',
  ]);
  const url = `http://127.0.0.1:${port}`;
  await waitUntilReady(child, 'Alertmanager', `${url}/-/ready`);
  return { url, child };
}

export type DemoSilence = {
  readonly matchers: Readonly<Record<string, string>>;
  readonly by: string;
  readonly comment: string;
  readonly from: number;
  readonly until: number;
};

/** Silences alerts with exactly these labels. Times in ms since the epoch. */
export async function silence(url: string, wanted: DemoSilence): Promise<void> {
  const response = await fetch(`${url}/api/v2/silences`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    signal: AbortSignal.timeout(5_000),
    body: JSON.stringify({
      matchers: Object.entries(wanted.matchers).map(([name, value]) => ({
        name,
        value,
        isRegex: false,
        isEqual: true,
      })),
      startsAt: new Date(wanted.from).toISOString(),
      endsAt: new Date(wanted.until).toISOString(),
      createdBy: wanted.by,
      comment: wanted.comment,
    }),
  });
  if (!response.ok) throw new Error(`Alertmanager refused a silence: HTTP ${response.status}`);
}

/** Waits until an alert of this name is there, or the time is over. */
export async function waitForAlert(url: string, name: string, milliseconds: number): Promise<void> {
  const deadline = Date.now() + milliseconds;
  while (Date.now() < deadline && !(await hasAlert(url, name))) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function hasAlert(url: string, name: string): Promise<boolean> {
  const filter = encodeURIComponent(`alertname="${name}"`);
  const response = await fetch(`${url}/api/v2/alerts?filter=${filter}`, {
    signal: AbortSignal.timeout(5_000),
  });
  const alerts: unknown = await response.json();
  return Array.isArray(alerts) && alerts.length > 0;
}
