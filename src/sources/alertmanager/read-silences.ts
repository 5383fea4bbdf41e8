import { clean } from '../../text/clean.ts';
import type { Service } from '../http/service.ts';
import { strange } from '../prometheus/read-answer.ts';
import type { Silence } from './alertmanager-source.ts';

type Json = Readonly<Record<string, unknown>>;

/** The active ones of `/api/v2/silences`: old servers cannot filter by state. Throws `SourceError`. */
export function readActiveSilences(service: Service, json: unknown): readonly Silence[] {
  if (!Array.isArray(json)) throw strange(service);
  return json.filter(isActive).map((row) => {
    const silence = readSilence(row);
    if (!silence) throw strange(service);
    return silence;
  });
}

function isActive(row: Json | null): row is Json {
  return (row?.status as Json | undefined)?.state === 'active';
}

function readSilence({ id, createdBy, comment, endsAt }: Json): Silence | null {
  const ends = typeof endsAt === 'string' ? Date.parse(endsAt) : Number.NaN;
  if (typeof id !== 'string' || Number.isNaN(ends)) return null;
  return { id, createdBy: text(createdBy), comment: text(comment), endsAt: ends };
}

function text(json: unknown): string {
  return typeof json === 'string' ? clean(json) : '';
}
