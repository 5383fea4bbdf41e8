import type { Past } from '../../src/live/state.ts';
import { type Line, span } from '../../src/text/line.ts';
import { utcMinute } from '../../src/text/time.ts';

/** Says that the screen shows the past, and which moment; nothing at now. */
export function pastLine(past: Past | null): Line {
  if (past === null) return [];
  const reading = past.status === 'reading' ? [span(' reading…', 'dim')] : [];
  return [span('  '), span(` AS OF ${utcMinute(past.at)} `, 'banner'), ...reading];
}
