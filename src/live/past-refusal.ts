import { utcMinute } from '../text/time.ts';
import type { Past } from './state.ts';

/** Why nothing can be changed while the screen shows the past. */
export function pastRefusal({ at }: Past): string {
  return `this is the past: ${utcMinute(at)}; 0 goes back to now`;
}
