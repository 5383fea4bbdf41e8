import type { SloStatus } from './status.ts';

/** What must hold for a deploy to be let through. */
export type GateLimits = {
  /** Highest burn rate over the last hour. */
  readonly maxBurn: number;
  /** Smallest share of the budget left, 0..1. */
  readonly minBudget: number;
};

/** An open incident that has to do with the service. */
export type GateIncident = {
  readonly id: string;
  readonly severity: string;
  readonly title: string;
};

export type GateAnswer = {
  readonly allowed: boolean;
  /** Why not, one line each; empty when allowed. */
  readonly reasons: readonly string[];
};

/** May the service be deployed now? What is not known counts as no. */
export function gate(
  statuses: readonly SloStatus[],
  incidents: readonly GateIncident[],
  limits: GateLimits,
): GateAnswer {
  const reasons = [
    ...statuses.flatMap((status) => objections(status, limits)),
    ...incidents.map(({ id, severity, title }) => `${id} is open: ${severity} ${title}`),
  ];
  return { allowed: reasons.length === 0, reasons };
}

function objections(status: SloStatus, { maxBurn, minBudget }: GateLimits): string[] {
  const { slo, state, data, reason, budget, burn } = status;
  if (data === 'no-data' || data === 'failed' || data === 'stale')
    return [`${slo.id}: not known: ${reason ?? data}`];
  const lines: string[] = [];
  if (state === 'page' || state === 'ticket') lines.push(`${slo.id}: burns: ${state}`);
  if (budget.remaining === null) lines.push(`${slo.id}: budget left is not known`);
  else if (budget.remaining <= 0) lines.push(`${slo.id}: the budget is spent`);
  else if (budget.remaining < minBudget)
    lines.push(
      `${slo.id}: ${left(budget.remaining)}% of the budget left, ${Number((minBudget * 100).toPrecision(12))}% wanted`,
    );
  const hour = burn.find(({ label }) => label === '1h')?.rate ?? null;
  if (hour !== null && hour > maxBurn)
    lines.push(`${slo.id}: burns ${rate(hour)}× over the last hour, at most ${maxBurn}× allowed`);
  // Without traffic nothing burns; with traffic an unknown burn is a no.
  if (hour === null && data === 'ok') lines.push(`${slo.id}: burn over the last hour is not known`);
  return lines;
}

// Rounded towards the refusal: what is refused never reads as what is wanted.
function left(share: number): number {
  return Math.floor(share * 1000 + 1e-9) / 10;
}

function rate(burn: number): string {
  return (Math.ceil(burn * 10 - 1e-9) / 10).toFixed(1);
}
