import type { Endpoint } from '../../config/config.ts';
import type { Outcome } from '../../discovery/proposal.ts';
import type { Survey } from './survey.ts';

/** What was found and measured, and where. */
export type Proposed = {
  readonly endpoint: Endpoint;
  readonly survey: Survey;
  readonly outcomes: readonly Outcome[];
};
