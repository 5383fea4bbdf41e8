export const linkKinds = ['slo', 'alert', 'runbook', 'url'] as const;
export type LinkKind = (typeof linkKinds)[number];

/** Something an incident has to do with: an SLO's id, an alert's name, a runbook's path, an address. */
export type Link = { readonly kind: LinkKind; readonly target: string };

export function sameLink(one: Link, other: Link): boolean {
  return one.kind === other.kind && one.target === other.target;
}
