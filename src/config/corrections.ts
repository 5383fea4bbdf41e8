import { readInstant } from '../oncall/read-instant.ts';
import type { Exclusion } from '../slo/exclusion.ts';
import type { Slo } from '../slo/slo.ts';
import { parseLocalTime, toLocal, type WallMs } from '../zones/local-time.ts';
import type { CorrectionForm } from './correction-schema.ts';
import { didYouMean } from './nearest.ts';
import type { ConfigPath } from './position.ts';
import { quote } from './quote.ts';
import { type Reading, readAs, refuse } from './reading.ts';
import { daysBetween, untilOf } from './recurrence-rule.ts';
import type { Report } from './report.ts';
import type { ServiceForm } from './service-schema.ts';

/** The SLOs, each with the time that is taken out of its budget. What is wrong goes to the report. */
export function applyCorrections(
  slos: readonly Slo[],
  forms: readonly CorrectionForm[],
  services: readonly ServiceForm[],
  report: Report,
): readonly Slo[] {
  const known = namesOf(services);
  const read = forms.map((form, index) => {
    const path = ['corrections', index];
    reportUnknown(form, known, path, report);
    return { form, exclusion: readExclusion(form, path, report) };
  });
  return slos.map((slo) => {
    const exclusions = read.flatMap(({ form, exclusion }) =>
      exclusion !== null && concerns(form, slo) ? [exclusion] : [],
    );
    return exclusions.length === 0 ? slo : { ...slo, exclusions };
  });
}

/** Without names a correction is about all SLOs. */
function concerns({ services, slos }: CorrectionForm, { id, service }: Slo): boolean {
  if (services === undefined && slos === undefined) return true;
  return (services ?? []).includes(service) || (slos ?? []).includes(id);
}

type Names = { readonly services: readonly string[]; readonly slos: readonly string[] };

/** Of everything in the file, also what could not be read. */
function namesOf(services: readonly ServiceForm[]): Names {
  return {
    services: services.map(({ name }) => name),
    slos: services.flatMap(({ name, slos }) => slos.map((slo) => `${name}/${slo.name}`)),
  };
}

function reportUnknown(form: CorrectionForm, known: Names, path: ConfigPath, report: Report): void {
  for (const key of ['services', 'slos'] as const)
    (form[key] ?? []).forEach((name, index) => {
      if (known[key].includes(name)) return;
      const what = key === 'services' ? 'no service' : 'no SLO';
      report.issue(
        [...path, key, index],
        `${what} ${quote(name)} is configured${didYouMean(name, known[key])}`,
      );
    });
}

function readExclusion(form: CorrectionForm, path: ConfigPath, report: Report): Exclusion | null {
  const { from, to, lasts, timeZone, reason, repeats } = form;
  if ((to === undefined) === (lasts === undefined)) {
    const fault = to === undefined ? 'add to: or lasts:' : 'to and lasts are both set; keep one';
    report.issue(path, fault);
    return null;
  }
  const start = report.take([...path, 'from'], readTime(from, timeZone));
  const end =
    lasts === undefined
      ? report.take([...path, 'to'], readTime(to ?? '', timeZone))
      : (start ?? 0) + lasts * 1000;
  if (start === null || end === null) return null;
  const first = firstWall(form, start);
  // What a gap cut off the first time, `to` gives back to the others.
  const cutMs = lasts === undefined ? toLocal(start, timeZone ?? 'UTC') - first : 0;
  const lastsMs = end - start + cutMs;
  const fault = spanFault(form, { start, end, lastsMs });
  if (fault !== null) {
    report.issue([...path, fault.key], fault.message);
    return null;
  }
  const recurrence = { rule: repeats ?? '', timeZone: timeZone ?? 'UTC', first, lastsMs };
  return { reason, start, end, repeats: repeats === undefined ? null : recurrence };
}

/** What `from` says the clock shows, also where the clock jumps over it. */
function firstWall({ from, timeZone = 'UTC' }: CorrectionForm, start: number): WallMs {
  return parseLocalTime(from.trim()) ?? toLocal(start, timeZone);
}

const dayMs = 86_400_000;
/** A slip in a year or a unit must not keep pages away for good. */
const longestMs = 92 * dayMs;

/** The first time, and how long the others are. */
type Times = { readonly start: number; readonly end: number; readonly lastsMs: number };

type Fault = { readonly key: string; readonly message: string };

/** What is wrong with how long a correction is and how often it comes. */
function spanFault(form: CorrectionForm, { start, end, lastsMs }: Times): Fault | null {
  const { from, to, lasts, repeats } = form;
  const key = lasts === undefined ? 'to' : 'lasts';
  if (end <= start)
    return { key, message: `it ends at ${quote(to)}, not after it begins at ${quote(from)}` };
  if (end - start > longestMs)
    return {
      key,
      message: 'expected 92d at most, for nobody is paged in time that does not count',
    };
  return repeats === undefined ? null : repeatFault({ from, key, repeats, start, lastsMs });
}

type Repeat = {
  readonly from: string;
  readonly key: string;
  readonly repeats: string;
  readonly start: number;
  readonly lastsMs: number;
};

function repeatFault({ from, key, repeats, start, lastsMs }: Repeat): Fault | null {
  const until = untilOf(repeats);
  // Less than a day is left to the zone, in which UNTIL may be a day later.
  if (until !== null && until < start - dayMs)
    return { key: 'repeats', message: `UNTIL is before from, ${quote(from)}: it never happens` };
  const days = daysBetween(repeats);
  if (lastsMs < days * dayMs) return null;
  return { key, message: `it comes again each ${days}d, before it ends: nothing would count` };
}

const hasOffset = /T.*(Z|[+-]\d{2}:?\d{2})$/;

/** An instant with its offset, or what the clock of `timeZone` shows. */
function readTime(text: string, timeZone: string | undefined): Reading<number> {
  const at = readInstant(text, timeZone ?? 'UTC');
  const expected = `expected a time such as 2026-02-03T01:00Z, got ${quote(text)}`;
  if (at === null) return refuse(expected);
  if (timeZone === undefined && !hasOffset.test(text.trim()))
    return refuse(`${expected}; add timeZone: Europe/London beside it, or Z for UTC`);
  return readAs(at);
}
