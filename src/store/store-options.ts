import type { SeverityPolicies } from '../incidents/severity-policy.ts';

export type StoreOptions = {
  /** What each severity demands: deadlines are stored when they begin, and later changes of this move none. */
  readonly policies: SeverityPolicies;
  /** Called with a line for people about what was done without being asked for. */
  readonly remark?: (line: string) => void;
};
