import type { IncidentRules } from '../../config/config.ts';
import type { IncidentStore } from '../../store/incident-store.ts';

/** What an incident command works with. */
export type IncidentDeps = {
  readonly store: IncidentStore;
  /** Who acts. */
  readonly actor: string;
  readonly rules: IncidentRules;
  /** Prints a text, ended by a line break. */
  readonly out: (text: string) => void;
  /** The store's clock when the command began, ms since the epoch. */
  readonly now: number;
  /** Columns a table may take. */
  readonly width: number;
};
