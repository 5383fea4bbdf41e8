import type { Link } from '../incidents/link.ts';

/** What a new incident is about: the SLO its budget is reckoned by, and what else belongs to it. */
export type About = { readonly slo: string | null; readonly links: readonly Link[] };
