import type { IncidentRules, Person } from '../../config/config.ts';
import type { Incident } from '../../incidents/incident.ts';
import type { KnownIncidents } from '../../offline/last-known.ts';
import type { Schedule } from '../../oncall/schedule.ts';
import type { CostReading } from '../../slo/incident-cost.ts';
import type { IncidentStore } from '../../store/incident-store.ts';

/** What an incident command works with. */
export type IncidentDeps = {
  readonly store: IncidentStore;
  /** The same for what goes on for long: opened anew when another file is in its place. */
  readonly current: () => Promise<IncidentStore>;
  /** Who acts. */
  readonly actor: string;
  readonly rules: IncidentRules;
  /** Ids of the SLOs of the configuration (`service/name`). */
  readonly slos: readonly string[];
  readonly people: readonly Person[];
  /** With the store's overrides as they are now. Throws `StoreError`. */
  readonly schedules: () => Promise<readonly Schedule[]>;
  /** Of the first schedule, else UTC: where a day begins and ends. */
  readonly timeZone: string;
  /** Prints a text, ended by a line break. */
  readonly out: (text: string) => void;
  /** The same beside the answer: questions and remarks. */
  readonly remark: (text: string) => void;
  /** Asks the person, or null when nobody sits at a terminal. Gives an empty text when they leave. */
  readonly ask: ((question: string) => Promise<string>) | null;
  /** The open incidents as this machine last heard of them, or null when it never did. */
  readonly lastKnown: () => Promise<KnownIncidents | null>;
  /** What an incident has cost the SLOs it is about; never throws: what can't be read is unknown. */
  readonly costs: (incident: Incident) => Promise<readonly CostReading[]>;
  /** The store's clock when the command began, ms since the epoch. */
  readonly now: number;
  /** Columns a table may take. */
  readonly width: number;
};
