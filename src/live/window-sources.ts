import type { EventsSli } from '../promql/events.ts';
import { type Counts, unknownCounts } from '../slo/counts.ts';
import { windowsOf } from '../slo/evaluate.ts';
import type { Slo, SloWindow } from '../slo/slo.ts';
import type { PrometheusSource } from '../sources/prometheus/prometheus-source.ts';
import { type Choice, chooseWindows, readRaw, unrecordable } from './recorded/choose-windows.ts';
import { ownSli, readOwnRecordings } from './recorded/own-recordings.ts';

const checkEveryMs = 600_000;

/** Which long windows are read from recordings, looked at again every ten minutes. */
export type WindowSources = {
  /** Looks when it is time; true when other windows are recorded than before. Never throws but on abort. */
  check(moment: CheckMoment): Promise<boolean>;
  choiceOf(slo: Slo): Choice;
  /** The recorded counts to read a window from, or null. */
  recorded(slo: Slo, window: SloWindow): EventsSli | null;
  /** The raw counts to read a long window from; null when it is recorded, or must be. */
  raw(slo: Slo, window: SloWindow): EventsSli | null;
};

type CheckMoment = {
  readonly now: number;
  readonly signal: AbortSignal;
  /** Events of the last six hours by the SLO's query; null while they have not been read. */
  readonly recent: ((slo: Slo) => Counts | undefined) | null;
};

/** For windows longer than `longerThanSeconds`; no request when no SLO can be recorded. */
export function createWindowSources(
  prometheus: PrometheusSource,
  slos: readonly Slo[],
  longerThanSeconds: number,
): WindowSources {
  const isLong = ({ seconds }: SloWindow) => seconds > longerThanSeconds;
  const longOf = (slo: Slo) => windowsOf(slo).filter(isLong);
  const wanted = slos.filter((slo) => mayBeRecorded(slo) && longOf(slo).length > 0);
  const windows = [...new Map(wanted.flatMap(longOf).map((one) => [one.label, one])).values()];
  const own = new Map(wanted.map((slo) => [slo.id, ownSli(slo)]));
  let choices: ReadonlyMap<string, Choice> = new Map();
  let checkedAt = Number.NEGATIVE_INFINITY;

  const choiceOf = (slo: Slo) => choices.get(slo.id) ?? unchecked(slo);

  async function choose({ now, signal, recent }: CheckMoment) {
    const options = { at: now, signal };
    const recordings = await readOwnRecordings(prometheus, wanted, windows, options);
    return new Map(
      wanted.map((slo) => {
        const recording = recordings.get(slo.id);
        // Nothing to compare with where nothing is recorded: of most SLOs, and adding up takes its time.
        const raw = (recording && recent?.(slo)) ?? unknownCounts;
        return [slo.id, chooseWindows(slo, longOf(slo), recording, raw, now)];
      }),
    );
  }

  return {
    async check(moment) {
      if (wanted.length === 0 || moment.now - checkedAt < checkEveryMs) return false;
      const before = signature(choices);
      try {
        choices = await choose(moment);
      } catch (error) {
        // A server that can't answer this can still answer the rest: raw data stays.
        if (moment.signal.aborted) throw error;
      }
      // Before the short windows are known nothing tells whether both count the same.
      if (moment.recent !== null) checkedAt = moment.now;
      return signature(choices) !== before;
    },
    choiceOf,
    recorded: (slo, { label }) =>
      choiceOf(slo).windows.has(label) ? (own.get(slo.id) ?? null) : null,
    raw: (slo, window) => {
      const elsewhere = slo.readFrom === 'recorded' || choiceOf(slo).windows.has(window.label);
      return elsewhere || !isLong(window) ? null : slo.sli;
    },
  };
}

/**
 * A part of a split SLO shares its id with nothing that is recorded as a whole; counts of slices that
 * do not end with five minutes do not add up.
 */
function mayBeRecorded({ readFrom, part, sli: { slices } }: Slo): boolean {
  const addsUp = slices === undefined || 300 % slices.seconds === 0;
  return readFrom !== 'raw' && part === undefined && addsUp;
}

/** Before the first look, and for an SLO that is not looked for. */
function unchecked(slo: Slo): Choice {
  return slo.readFrom === 'recorded' && !mayBeRecorded(slo) ? unrecordable : readRaw;
}

function signature(choices: ReadonlyMap<string, Choice>): string {
  return JSON.stringify([...choices].map(([id, { windows }]) => [id, [...windows]]));
}
