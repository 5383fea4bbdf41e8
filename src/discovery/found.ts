import type { Exporter, Indicator, StatusLabel } from './exporter.ts';
import { chooseServiceLabel, type LabelRow, mostlyThere, valuesOf } from './service-label.ts';

/** An indicator as one server has it. */
export type Found = {
  readonly exporter: Exporter;
  readonly indicator: Indicator;
  /** Null for what is not counted by status. */
  readonly status: StatusLabel | null;
  /** Null when no label names the service: then all requests are one service's. */
  readonly serviceLabel: string | null;
  readonly services: readonly string[];
};

/** Reads how an indicator's series are labelled; null when no SLO can be made of them. */
export function readFound(
  exporter: Exporter,
  indicator: Indicator,
  rows: readonly LabelRow[],
): Found | null {
  if (rows.length === 0) return null;
  const status = statusOf(indicator, rows);
  if (indicator.kind === 'requests' && status === null) return null;
  const serviceLabel = chooseServiceLabel(exporter.serviceLabels, rows);
  const services = serviceLabel === null ? [exporter.id] : valuesOf(serviceLabel, rows);
  return { exporter, indicator, status, serviceLabel, services };
}

function statusOf(indicator: Indicator, rows: readonly LabelRow[]): StatusLabel | null {
  if (indicator.kind !== 'requests') return null;
  return indicator.statuses.find(({ label }) => mostlyThere(label, rows)) ?? null;
}

/** Of the indicators of one exporter and kind, the first that has a service speaks for it. */
export function withoutRepeats(all: readonly Found[]): readonly Found[] {
  const taken = new Set<string>();
  return all.flatMap((one) => {
    const key = (service: string) => JSON.stringify([one.exporter.id, kindOf(one), service]);
    const services = one.services.filter((service) => !taken.has(key(service)));
    for (const service of services) taken.add(key(service));
    return services.length === 0 ? [] : [{ ...one, services }];
  });
}

/** What an SLO over an indicator is called. */
export function kindOf({ indicator }: Found): 'availability' | 'latency' {
  return indicator.kind === 'latency' ? 'latency' : 'availability';
}
