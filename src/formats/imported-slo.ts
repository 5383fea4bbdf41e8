import type { CalendarUnit } from '../slo/calendar.ts';

/** Something of the source that our configuration can't hold: where it stood, why, and its own text. */
export type ImportNote = {
  readonly line: number;
  readonly message: string;
  /** The lines of the source, or null when there is nothing to keep. */
  readonly original: string | null;
};

/** An SLI as the configuration writes it, with `$window` where each window goes. */
export type ImportedSli =
  | {
      readonly kind: 'events';
      readonly part: 'bad' | 'good';
      readonly query: string;
      readonly total: string;
    }
  | {
      readonly kind: 'latency';
      readonly histogram: string;
      readonly threshold: string;
      /** True for a native histogram. */
      readonly native?: boolean;
    }
  /** A query for the bad share, 0 to 1. */
  | { readonly kind: 'ratio'; readonly query: string }
  | { readonly kind: 'gauge'; readonly query: string }
  | {
      readonly kind: 'slices';
      readonly query: string;
      readonly op: SliceOperator;
      readonly value: number;
      readonly every: string;
    };

/** Comparisons of a slice's query in words, as OpenSLO and the configuration have them. */
export const sliceOperators = { lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

export type SliceOperator = keyof typeof sliceOperators;

/** A window as the configuration writes it: rolling, `30d`, or one of a calendar. */
export type ImportedWindow =
  | string
  | { readonly calendar: CalendarUnit; readonly timeZone: string };

/** An SLO of another tool, in words of ours. */
export type ImportedSlo = {
  readonly kind: 'slo';
  /** What errors call the file it came from. */
  readonly file: string;
  readonly line: number;
  readonly service: string;
  readonly name: string;
  /** Share of good events demanded, from 50 up to but not 100. */
  readonly percent: number;
  readonly window: ImportedWindow;
  readonly sli: ImportedSli;
  /** The labels it is split by; empty when it is whole. */
  readonly by: readonly string[];
  /** What the source says of it in prose, or null. */
  readonly description: string | null;
  readonly notes: readonly ImportNote[];
};

/** A part of the source that becomes no SLO: kept as a comment. */
export type KeptPart = {
  readonly kind: 'kept';
  readonly file: string;
  readonly notes: readonly ImportNote[];
};

export type Imported = ImportedSlo | KeptPart;
