import { setImmediate as letOthersIn } from 'node:timers/promises';

/**
 * axios, on the first request. It and Node's TLS take about as long to load: one after the other they
 * hold up keys and frames half as long at a stretch.
 */
export async function loadAxios() {
  await import('node:https');
  await letOthersIn();
  const { default: axios } = await import('axios');
  return axios;
}
