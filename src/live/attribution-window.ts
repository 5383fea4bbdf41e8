import { burnWindows } from '../slo/burn.ts';
import type { SloAlert } from '../slo/state.ts';
import type { AttributionWindow } from './attribution.ts';

const usual: AttributionWindow = { label: '1h', seconds: 3_600 };

/** The window whose bad events are worth explaining: the alert's long one, else the last hour. */
export function windowToExplain(alert: SloAlert | null): AttributionWindow {
  const long = burnWindows.find(({ label }) => label === alert?.long);
  return long === undefined ? usual : { label: long.label, seconds: long.seconds };
}
