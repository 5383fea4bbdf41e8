import type { Found } from './found.ts';

/** As many services of one exporter are proposed; more make a file that nobody reads. */
export const mostServices = 20;

/** What is left of the found indicators, and the services that are not proposed. */
export type Capped = { readonly kept: readonly Found[]; readonly rest: readonly string[] };

/** All services of some indicators, sorted. */
export function servicesOf(found: readonly Found[]): readonly string[] {
  return [...new Set(found.flatMap(({ services }) => services))].sort();
}

/** Keeps an exporter's twenty services with the most traffic. */
export function capServices(found: readonly Found[], traffic: ReadonlyMap<string, number>): Capped {
  const all = servicesOf(found);
  const ranked = [...all].sort((a, b) => (traffic.get(b) ?? 0) - (traffic.get(a) ?? 0));
  const kept = new Set(ranked.slice(0, mostServices));
  return {
    kept: found.flatMap((one) => {
      const services = one.services.filter((service) => kept.has(service));
      return services.length === 0 ? [] : [{ ...one, services }];
    }),
    rest: all.filter((service) => !kept.has(service)),
  };
}
