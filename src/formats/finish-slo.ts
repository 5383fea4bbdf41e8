import { parseDuration } from '../config/duration.ts';
import type { ConfigPath } from '../config/position.ts';
import type { EventsSli } from '../promql/events.ts';
import { readSli } from '../promql/interpret.ts';
import { importedForm } from './imported-form.ts';
import type { Imported, ImportedSli, ImportedWindow, ImportNote } from './imported-slo.ts';
import { importSplit, type SourceSplit } from './imported-split.ts';
import { keepPart } from './keep.ts';
import type { SliResult } from './ratio-sli.ts';
import { firstLine, type SourceDocument, sourceFault } from './source-document.ts';

/** What a reader has found of an SLO, before it is known whether our configuration can say it. */
export type SloDraft = {
  readonly document: SourceDocument;
  /** Where the SLO stands, and its objective. */
  readonly path: ConfigPath;
  readonly objectivePath: ConfigPath;
  readonly service: string;
  readonly name: string;
  readonly percent: number;
  readonly window: ImportedWindow;
  readonly sli: SliResult;
  /** Left out when the source counts everything together. */
  readonly split?: SourceSplit | undefined;
  readonly description: string | null | undefined;
  readonly notes: readonly ImportNote[];
};

type DraftReading =
  | { readonly ok: true; readonly sli: ImportedSli; readonly events: EventsSli }
  | { readonly ok: false; readonly message: string };

/** The SLO, or its text kept with the reason. Throws ConfigError for an objective that can't be meant. */
export function finishSlo(draft: SloDraft): Imported {
  const { document, path, objectivePath, percent } = draft;
  if (percent >= 100 || percent < 0)
    throw sourceFault(document, objectivePath, objectiveFault(percent));
  const reading = readDraft(draft);
  if (!reading.ok) {
    const own = keepPart(document, path, `${draft.service}/${draft.name}: ${reading.message}`);
    return { kind: 'kept', file: document.label, notes: [own] };
  }
  const split = draft.split && importSplit(document, draft.split, reading.events);
  return {
    kind: 'slo',
    file: document.label,
    line: firstLine(document, path),
    service: draft.service,
    name: draft.name,
    percent,
    window: draft.window,
    sli: reading.sli,
    by: split?.by ?? [],
    description: draft.description?.trim() || null,
    notes: [...draft.notes, ...(split?.notes ?? [])],
  };
}

function objectiveFault(percent: number): string {
  return percent >= 100
    ? `an objective of ${percent} % allows no failure at all, so there is no error budget`
    : `expected an objective between 0 and 100 %, got ${percent}`;
}

/** The SLI as the configuration writes it and as it is counted, or what it would refuse. */
function readDraft({ percent, window, sli, service }: SloDraft): DraftReading {
  if (!sli.ok) return sli;
  const fault = objectiveTooLow(percent) ?? windowFault(window) ?? lengthFault(sli.sli);
  if (fault !== null) return { ok: false, message: fault };
  const windowLabel = typeof window === 'string' ? window : '30d';
  const reading = readSli({
    ...{ service, serviceLabel: null, windowLabel },
    form: importedForm(sli.sli),
  });
  return reading.ok ? { ok: true, sli: sli.sli, events: reading.sli } : reading;
}

function objectiveTooLow(percent: number): string | null {
  return percent < 50 ? `an objective of ${percent} % is under 50 %` : null;
}

/** What the configuration would refuse of a threshold or of slices. */
function lengthFault(sli: ImportedSli): string | null {
  if (sli.kind === 'latency') {
    const threshold = parseDuration(sli.threshold);
    return threshold.ok ? null : threshold.message;
  }
  if (sli.kind !== 'slices') return null;
  const every = parseDuration(sli.every);
  if (!every.ok) return every.message;
  const fits = every.value >= 60 && every.value <= 3600 && Number.isInteger(every.value);
  return fits ? null : `slices of ${sli.every} are not between 1m and 1h`;
}

function windowFault(window: ImportedWindow): string | null {
  if (typeof window !== 'string') return null;
  const length = parseDuration(window);
  if (!length.ok) return length.message;
  return length.value < 3600 ? `a window of ${window} is shorter than an hour` : null;
}

/** A share such as 0.9995 in percent, the digits moved rather than multiplied. */
export function percentOf(share: number): number {
  const text = String(share);
  return text.includes('e') ? share * 100 : Number(`${text}e2`);
}
