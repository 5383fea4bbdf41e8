import type { SeverityPolicies } from '../incidents/severity-policy.ts';
import type { Role, Schedule } from '../oncall/schedule.ts';
import type { Slo } from '../slo/slo.ts';

/** A secret is read when it is needed, never kept in the configuration. */
export type Secret =
  | { readonly from: 'value'; readonly value: string }
  | { readonly from: 'env'; readonly name: string }
  | { readonly from: 'file'; readonly path: string }
  | { readonly from: 'command'; readonly command: string };

export type Authentication =
  | { readonly kind: 'none' }
  | { readonly kind: 'bearer'; readonly token: Secret }
  | { readonly kind: 'basic'; readonly username: string; readonly password: Secret };

/** Paths of PEM files. */
export type Tls = {
  readonly ca: string | null;
  readonly cert: string | null;
  readonly key: string | null;
  readonly serverName: string | null;
};

/** How to reach an HTTP server. */
export type Endpoint = {
  readonly url: string;
  readonly auth: Authentication;
  readonly tls: Tls | null;
  /** Sent with each request: a tenant (`X-Scope-OrgID`) and whatever a proxy wants. */
  readonly headers: Readonly<Record<string, string>>;
  /** Deadline for a whole request. */
  readonly timeoutSeconds: number;
};

export type StoreLocation =
  | { readonly kind: 'sqlite'; readonly path: string }
  | { readonly kind: 'postgres'; readonly url: string };

/** A calendar that says who is on call by a schedule. */
export type CalendarPlace = {
  /** Name of the schedule. */
  readonly schedule: string;
  /** The role of whom an event names without one. */
  readonly role: Role;
  readonly at:
    | { readonly kind: 'file'; readonly path: string }
    /** `path`, with its query, is often what keeps the calendar secret: it is never shown. */
    | { readonly kind: 'url'; readonly server: Endpoint; readonly path: string };
};

export type Person = {
  readonly name: string;
  readonly fullName: string | null;
  readonly timeZone: string | null;
  /** How to reach them, as written: `phone: +44 …`, `slack: @alice`. */
  readonly contacts: readonly { readonly kind: string; readonly value: string }[];
};

/** How the team runs its incidents. */
export type IncidentRules = {
  /** What each severity demands. */
  readonly policies: SeverityPolicies;
  /** Every role that can be given, the usual ones first. */
  readonly roles: readonly string[];
  /** The channel of an incident that names none. */
  readonly channel: string;
  /** How a war room's place is made: `#{id}-{title}`, `https://meet.example.com/{id}`. */
  readonly warRoom: string;
  /** How long `onduty store prune` leaves incidents after their end; null: for ever. */
  readonly keepSeconds: number | null;
};

/** Something in the configuration that works but is not as it should be. */
export type ConfigNote = {
  readonly line: number;
  readonly column: number;
  readonly message: string;
};

/** Everything a person configures, parsed and checked once. */
export type Config = {
  /** File it came from, or null when there was none. */
  readonly path: string | null;
  /** What the header calls this environment, or null. */
  readonly name: string | null;
  readonly prometheus: Endpoint | null;
  readonly alertmanager: Endpoint | null;
  readonly refreshSeconds: number;
  readonly store: StoreLocation;
  /** Folder of what can be lost between runs. */
  readonly cacheFolder: string;
  /** Folder of what must not be lost between runs. */
  readonly stateFolder: string;
  /** Who acts. */
  readonly user: string;
  /** Time zones of the header's extra clocks. */
  readonly timeZones: readonly string[];
  readonly slos: readonly Slo[];
  /** Whether SLOs that the server records are shown beside the configured ones. */
  readonly showRecorded: boolean;
  /** The first is the one meant where none is named. */
  readonly schedules: readonly Schedule[];
  /** Where schedules without layers of their own are kept. */
  readonly calendars: readonly CalendarPlace[];
  readonly people: readonly Person[];
  readonly incidents: IncidentRules;
  /** The team's on-call rules and support lines, as written. */
  readonly responsibilities: readonly string[];
  readonly support: readonly string[];
  /** Folder of the runbooks, or null. */
  readonly runbooks: string | null;
  readonly notes: readonly ConfigNote[];
};
