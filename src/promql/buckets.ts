import type { Matcher } from './events.ts';

/**
 * Matches a histogram's bucket by number, however its bound is spelled: Prometheus 3 writes `1.0`
 * where Prometheus 2 wrote `1`, and clients write `0.2`, `0.20` or `2e-1`.
 * https://prometheus.io/docs/prometheus/latest/migration/#le-and-quantile-label-values
 */
export function bucketMatcher(bound: number): Matcher {
  const spellings = [...new Set([...plainSpellings(bound), ...exponentSpellings(bound)])];
  return { label: 'le', op: '=~', value: spellings.map(escapeRegex).join('|') };
}

/**
 * A time as the bound of a histogram's bucket: in milliseconds where the metric's name says that it
 * counts them (Istio, older OpenTelemetry), else in seconds as is usual.
 */
export function boundAt(metric: string, seconds: number): number {
  return /_(ms|milliseconds)(_bucket)?$/.test(metric)
    ? Number((seconds * 1000).toPrecision(12))
    : seconds;
}

function plainSpellings(bound: number): string[] {
  const plain = String(bound);
  if (/e/.test(plain)) return [plain];
  if (Number.isInteger(bound)) return [plain, `${plain}.0`];
  return [plain, `${plain}0`, `${plain}00`];
}

function exponentSpellings(bound: number): string[] {
  const [digits = '', exponent = '0'] = bound.toExponential().split('e');
  const sign = exponent.startsWith('-') ? '-' : '+';
  const power = exponent.slice(1);
  const short = sign === '-' ? `-${power}` : power;
  return [`${digits}e${short}`, `${digits}e${sign}${power.padStart(2, '0')}`];
}

/** A text as a regular expression that matches only itself (RE2). */
export function escapeRegex(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** The bound a matcher of `le` asks for, whichever way it spells it; null when it asks for several. */
export function boundOf({ op, value }: Matcher): number | null {
  if (op !== '=' && op !== '=~') return null;
  const texts = op === '=' ? [value] : value.split('|').map(plainBound);
  const bounds = new Set(texts.map((text) => (text === '' ? Number.NaN : Number(text))));
  const [bound] = bounds;
  return bounds.size === 1 && bound !== undefined && !Number.isNaN(bound) ? bound : null;
}

/** The number a pattern such as `0\.2`, `1(\.0)?` or `2e\+01` matches, as text. */
function plainBound(pattern: string): string {
  return pattern.replace(/\(\\\.0\)\?$/, '').replace(/\\/g, '');
}

/** The bounds of a histogram next to a wanted one, below and above; infinity is none. */
export function nearestBounds(bounds: readonly number[], wanted: number): readonly number[] {
  const below = Math.max(...bounds.filter((bound) => bound < wanted));
  const above = Math.min(...bounds.filter((bound) => bound > wanted));
  return [below, above].filter(Number.isFinite);
}
