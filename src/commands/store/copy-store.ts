import { homedir } from 'node:os';
import type { StoreLocation } from '../../config/config.ts';
import { ConfigError } from '../../config/config-error.ts';
import { parseStoreLocation } from '../../config/store-location.ts';
import { clean } from '../../text/clean.ts';
import { contents } from './words.ts';

/** `store copy FROM TO` */
export async function copyStore(
  out: (text: string) => void,
  given: { readonly from: string; readonly to: string; readonly json: boolean },
): Promise<void> {
  const [from, to] = [locationOf('FROM', given.from), locationOf('TO', given.to)];
  const { copyStore: copy } = await import('../../store/upkeep/copy-store.ts');
  const { log: _, rows: __, ...counted } = await copy(from, to);
  if (given.json) return out(JSON.stringify(counted, null, 2));
  out(`copied and verified: ${contents(counted)}, newest ${counted.newest.seq}`);
}

function locationOf(name: string, text: string): StoreLocation {
  const reading = parseStoreLocation(text, { folder: process.cwd(), home: homedir() });
  if (reading.ok) return reading.value;
  throw new ConfigError(clean(`${name}: ${reading.message}`));
}
