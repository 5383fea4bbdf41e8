import { unacknowledgedSince } from '../../incidents/clocks.ts';
import type { Incident } from '../../incidents/incident.ts';
import { ownerOf } from '../../incidents/owner.ts';
import { updateOverdueMs } from '../../incidents/shortfall.ts';
import type { Tone } from '../../text/theme.ts';
import { age, countdown } from '../../text/time.ts';

const severityTones: Readonly<Record<Incident['severity'], Tone>> = {
  'SEV-1': 'page',
  'SEV-2': 'ticket',
  'SEV-3': 'accent',
  'SEV-4': 'dim',
};

/** What is over is no longer bad. */
export function severityTone({ state, severity }: Incident): Tone {
  return state === 'resolved' ? 'dim' : severityTones[severity];
}

/** Who has it and since when, or what is late: `UNACKED 3:12`, `update 12m late, bob`. */
export function incidentStatus(
  incident: Incident,
  now: number,
): { readonly status: string; readonly statusTone: Tone } {
  const ago = (at: number | null) => (at === null ? '' : ` ${age(now - at)} ago`);
  const who = ownerOf(incident) ?? 'nobody';
  const lateMs = updateOverdueMs(incident, now);
  const late = { status: `update ${age(lateMs ?? 0)} late, ${who}`, statusTone: 'ticket' } as const;
  switch (incident.state) {
    case 'triggered':
      return {
        status: `UNACKED ${countdown(now - unacknowledgedSince(incident))}`,
        statusTone: 'page',
      };
    case 'acknowledged':
      return lateMs === null
        ? { status: `${who}, acked${ago(incident.acknowledgedAt)}`, statusTone: 'plain' }
        : late;
    case 'mitigated':
      return lateMs === null ? { status: `mitigated, ${who}`, statusTone: 'ok' } : late;
    case 'resolved':
      return { status: `resolved${ago(incident.resolvedAt)}`, statusTone: 'dim' };
  }
}
