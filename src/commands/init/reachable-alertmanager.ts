import { openAlertmanager } from '../../sources/alertmanager/open-alertmanager.ts';

/** An Alertmanager as Prometheus names it, and whether it answers from here too. */
export type NamedAlertmanager = { readonly url: string; readonly answers: boolean };

const patienceSeconds = 3;

/** The first of some Alertmanagers that answers from here; else the first; null when there is none. */
export async function reachableAlertmanager(
  urls: readonly string[],
): Promise<NamedAlertmanager | null> {
  const tried = await Promise.all(
    urls.map(async (url) => ({ url, answers: await answersFromHere(url) })),
  );
  return tried.find(({ answers }) => answers) ?? tried[0] ?? null;
}

async function answersFromHere(url: string): Promise<boolean> {
  const endpoint = { url, auth: { kind: 'none' }, tls: null, headers: {} } as const;
  const source = openAlertmanager({ ...endpoint, timeoutSeconds: patienceSeconds }, { retries: 0 });
  try {
    await source.silences();
    return true;
  } catch {
    return false;
  } finally {
    source.close();
  }
}
