import { setImmediate as letOthersIn } from 'node:timers/promises';

/**
 * axios, on the first request. What it needs of Node takes longer to load than itself: one after the
 * other they hold up keys and frames a third as long at a stretch.
 */
export async function loadAxios() {
  await import('node:https');
  await letOthersIn();
  await import('node:http2');
  await letOthersIn();
  const { default: axios } = await import('axios');
  return axios;
}
