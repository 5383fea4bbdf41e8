import type { SloStatus } from '../slo/status.ts';
import type { Alert } from './alert.ts';

/** The SLO an alert is about, told by the labels that our rules and Sloth's give it; null for none that is known. */
export function sloOfAlert({ labels }: Alert, slos: readonly SloStatus[] | null): SloStatus | null {
  const named = [
    labels.slo_id,
    joined(labels.sloth_service, labels.sloth_slo),
    joined(labels.service, labels.slo),
  ];
  return slos?.find(({ slo }) => named.includes(slo.id)) ?? null;
}

function joined(service: string | undefined, name: string | undefined): string | undefined {
  return service === undefined || name === undefined ? undefined : `${service}/${name}`;
}
