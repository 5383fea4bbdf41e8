import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type Incident, severities } from '../incidents/incident.ts';
import { linkKinds } from '../incidents/link.ts';
import { keptActionItem } from '../store/action-items-column.ts';
import { keptEscalation } from '../store/escalation-column.ts';
import type { IncidentFilter } from '../store/incident-store.ts';
import { clean, cleanLines } from '../text/clean.ts';
import { writeDurably } from './durable-file.ts';

/** Open incidents as the store told them last. */
export type KnownIncidents = {
  readonly incidents: readonly Incident[];
  /** When the store last said so, ms since the epoch by this machine's clock. */
  readonly at: number;
};

/** The open incidents in a file, for when the store does not answer. Never fails: a cache may be lost. */
export type LastKnown = {
  readonly file: string;
  /** All open incidents, as just listed. */
  listed(incidents: readonly Incident[], at: number): Promise<void>;
  /** The store's revision, as just read: while it stays, so does what was listed. */
  looked(revision: number, at: number): Promise<void>;
  load(): Promise<KnownIncidents | null>;
};

/** How old the age in the file may be. */
const confirmEveryMs = 30_000;

export function openLastKnown(file: string): LastKnown {
  let latest: KnownIncidents | null = null;
  let revision: number | null = null;
  let listedRevision: number | null = null;

  const write = async (known: KnownIncidents): Promise<void> => {
    latest = known;
    // Without a cache a restart shows nothing of a store that is away: no reason to stop here.
    await writeDurably(file, JSON.stringify(known)).catch(() => undefined);
  };

  return {
    file,
    listed: async (incidents, at) => {
      listedRevision = revision;
      await write({ incidents, at });
    },
    looked: async (found, at) => {
      revision = found;
      if (latest === null || found !== listedRevision) return;
      if (at - latest.at >= confirmEveryMs) await write({ ...latest, at });
    },
    load: () => readKnown(file),
  };
}

/** Whether a filter leaves exactly the open incidents. */
export function isAllOpen(filter: IncidentFilter | undefined): boolean {
  if (filter === undefined || Object.keys(filter).join() !== 'states') return false;
  return filter.states?.toSorted().join() === 'acknowledged,mitigated,triggered';
}

const line = z.string().transform(clean);
const time = z.number().nullable();
const lineOrNull = line.nullable();

const incident = z.object({
  id: line,
  severity: z.enum(severities),
  title: line,
  state: z.enum(['triggered', 'acknowledged', 'mitigated', 'resolved']),
  declaredAt: z.number(),
  declaredBy: line,
  acknowledgedAt: time,
  acknowledgedBy: lineOrNull,
  resolvedAt: time,
  resolvedBy: lineOrNull,
  resolution: z.string().transform(cleanLines).nullable(),
  mitigatedAt: time,
  mitigatedBy: lineOrNull,
  escalationLevel: z.number(),
  escalatedAt: time,
  escalatedBy: lineOrNull,
  escalatesAt: time,
  // What an earlier version kept has none of these.
  triggeredAt: time.default(null),
  escalationPolicy: keptEscalation.nullable().default(null),
  remindsAt: time.default(null),
  slo: lineOrNull,
  channel: lineOrNull,
  warRoom: lineOrNull,
  roles: z.record(z.string(), line),
  updatedAt: time,
  updateDueAt: time,
  mergedInto: lineOrNull,
  links: z.array(z.object({ kind: z.enum(linkKinds), target: line })),
  actionItems: z.array(keptActionItem).default([]),
  version: z.number(),
});

const known = z.object({ at: z.number(), incidents: z.array(incident) });

async function readKnown(file: string): Promise<KnownIncidents | null> {
  try {
    return known.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}
