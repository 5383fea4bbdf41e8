import { setTimeout as pause } from 'node:timers/promises';
import type { IncidentDeps } from '../incident/deps.ts';
import { storeTrouble } from '../store-trouble.ts';
import { escalateDue } from './escalate-due.ts';

type Keeping = {
  readonly json: boolean;
  /** Ends it. */
  readonly signal: AbortSignal;
};

// A page is late by no more than this.
const everyMs = 2_000;

/** `escalate --watch`: passes deadlines as they come, until the signal. A store that goes away is waited for. */
export async function keepEscalating(deps: IncidentDeps, { json, signal }: Keeping): Promise<void> {
  let away = false;
  while (!signal.aborted) {
    const trouble = await escalateNow(deps, json).then(() => null, storeTrouble);
    if (trouble !== null && !away) deps.remark(`${trouble.message}; waiting for it`);
    if (trouble === null && away) deps.remark('the store answers again');
    away = trouble !== null;
    await pause(everyMs, undefined, { signal }).catch(() => undefined);
  }
}

async function escalateNow(deps: IncidentDeps, json: boolean): Promise<void> {
  await escalateDue({ ...deps, store: await deps.current() }, { json });
}
