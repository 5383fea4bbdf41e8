import type { Endpoint } from '../../config/config.ts';
import { type HttpClient, type HttpOptions, openHttpClient } from '../http/http-client.ts';
import { loadAxios } from '../http/load-axios.ts';
import { SourceError } from '../source-error.ts';
import type { AlertmanagerSource } from './alertmanager-source.ts';
import { readAlertmanagerAlerts } from './read-alertmanager-alerts.ts';
import { readActiveSilences } from './read-silences.ts';

/** Throws `SourceError` when the URL is not one. Nothing is loaded or sent before the first request. */
export function openAlertmanager(
  endpoint: Endpoint,
  options: HttpOptions = {},
): AlertmanagerSource {
  const name = { title: 'Alertmanager', key: 'alertmanager' };
  const client = openHttpClient(name, endpoint, options);
  const get = (path: string, signal?: AbortSignal) => getJson(client, endpoint, path, signal);
  return {
    url: client.service.url,
    alerts: async (signal) =>
      readAlertmanagerAlerts(client.service, await get('/api/v2/alerts', signal)),
    silences: async (signal) =>
      readActiveSilences(client.service, await get('/api/v2/silences', signal)),
    close: client.close,
  };
}

async function getJson(
  client: HttpClient,
  endpoint: Endpoint,
  path: string,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  const axios = await loadAxios();
  try {
    const response = await axios.request<unknown>({
      baseURL: client.service.url,
      url: path,
      headers: { ...endpoint.headers },
      adapter: (config) => client.exchange(config, signal),
    });
    return response.data;
  } catch (error) {
    if (error instanceof SourceError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    const { title, url } = client.service;
    throw new SourceError('failed', `${title} at ${url} could not be asked: ${why}`);
  }
}
