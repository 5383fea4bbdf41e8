import { rm } from 'node:fs/promises';
import path from 'node:path';
import { type Fleet, startFleet } from './fleet.ts';
import { historyLength, historyParts, historyText } from './history.ts';
import { loadHistory } from './prometheus-process.ts';
import { demoServices } from './services.ts';
import { writePieces } from './write-history.ts';

const seed = 20_260_105;

/** The demo's fleet at the beginning of a history that ends at `end`, a whole second. */
export function demoFleet(end: number): Fleet {
  return startFleet(demoServices, { seed, start: end - historyLength, end });
}

/**
 * Makes the fleet's whole history and loads it into `folder/data`: each part is loaded while the
 * next is written. Leaves the fleet at the end of the history.
 */
export async function fillHistory(fleet: Fleet, folder: string, promtool: string): Promise<void> {
  const loads = historyParts.map((stretches, index) => {
    const file = path.join(folder, `history-${index}.om`);
    writePieces(file, historyText(fleet, stretches));
    return loadHistory(promtool, file, path.join(folder, 'data')).finally(() => rm(file));
  });
  await Promise.all(loads);
}
