import { isTimeZone } from '../zones/zone.ts';
import { nearest } from './nearest.ts';
import { quote } from './quote.ts';
import { type Reading, readAs, refuse } from './reading.ts';

/** An IANA time zone this machine knows: `Europe/London`, `UTC`. */
export function parseTimeZone(text: string): Reading<string> {
  const zone = text.trim();
  if (isTimeZone(zone)) return readAs(zone);
  const near = nearest(zone, Intl.supportedValuesOf('timeZone')) ?? cityZone(zone);
  const hint = near === null ? '' : `; did you mean ${near}?`;
  return refuse(`expected a time zone such as Europe/London, got ${quote(text)}${hint}`);
}

/** `London` → `Europe/London`. */
function cityZone(text: string): string | null {
  const city = `/${text.replaceAll(' ', '_').toLowerCase()}`;
  if (city === '/') return null;
  return (
    Intl.supportedValuesOf('timeZone').find((zone) => zone.toLowerCase().endsWith(city)) ?? null
  );
}
