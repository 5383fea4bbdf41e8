import type { Actions } from '../live/actions.ts';
import type { LiveState } from '../live/state.ts';

/**
 * One thing a person can do. Help, footer, palette and key table all read the same list, so they
 * cannot disagree.
 */
export type Command = {
  /** `incident.acknowledge`. */
  readonly id: string;
  /** As help says it: `Acknowledge the incident under the cursor`. */
  readonly title: string;
  /** One word for the footer, or null when it has no place there: `ack`. */
  readonly short: string | null;
  readonly group: 'Move' | 'See' | 'Act' | 'Program';
  /** Names of keys as `keyName` gives them: `j`, `down`, `shift+tab`, `ctrl+l`. */
  readonly keys: readonly string[];
  /** Whether it means anything now. */
  readonly when: (state: LiveState) => boolean;
  readonly run: (actions: Actions, state: LiveState) => void;
};
