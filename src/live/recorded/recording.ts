import type { CountSource, RecordedBy } from '../../slo/count-source.ts';
import type { Counts } from '../../slo/counts.ts';
import type { Slo, SloWindow } from '../../slo/slo.ts';
import type { Sample } from '../../sources/prometheus/prometheus-source.ts';
import type { RecordedCounts } from './recorded-counts.ts';

/** One SLO as a tool has recorded it. */
export type Recording = {
  readonly slo: Slo;
  readonly source: CountSource;
  /** Bad shares by window label, where only the share is recorded. */
  readonly ratios: ReadonlyMap<string, number>;
  /** Counts by window label. */
  readonly counts: ReadonlyMap<string, Counts>;
  /** Counts that can be added up over any window, or null. */
  readonly countable: RecordedCounts | null;
  /** Windows whose numbers must be added up, for they are recorded neither as counts nor as a share. */
  readonly missing: readonly SloWindow[];
};

/** How one tool's recordings are found and read. */
export type RecordingTool = {
  /** Label that tells SLOs apart; no other tool has it on its series. */
  readonly id: string;
  /** Selector of the latest sample of everything that is recorded of any SLO. */
  readonly selector: string;
  /** Reads the samples of one SLO, whose id is given; null when they do not make one. */
  read(id: string, samples: readonly Sample[]): Recording | null;
};

/** All of an SLO's numbers come from one tool's recordings. */
export function recordedWhole(by: RecordedBy, remark: string | null = null): CountSource {
  return { by, windows: 'all', since: null, remark };
}
