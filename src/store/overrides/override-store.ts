import type { NewOverride, StoredOverride } from '../../oncall/stored-override.ts';

/** What came of taking an override back. */
export type Withdrawal =
  | { readonly kind: 'withdrawn'; readonly override: StoredOverride }
  /** Somebody has, earlier. */
  | { readonly kind: 'already-withdrawn'; readonly override: StoredOverride }
  | { readonly kind: 'unknown' };

/** Where overrides of the rotation are kept. An unreachable store throws `StoreError`. */
export type OverrideStore = {
  /** All of them or none, in the order given: a swap is two. */
  add(overrides: readonly NewOverride[], author: string): Promise<readonly StoredOverride[]>;
  /** Compare-and-set: one winner, the other is told who. */
  withdraw(id: string, actor: string): Promise<Withdrawal>;
  /** Those that count and have a part in [from, to) (ms since the epoch), in the order they were made. */
  between(from: number, to: number): Promise<readonly StoredOverride[]>;
  /** All there ever were, those taken back too, in the order they were made. */
  all(): Promise<readonly StoredOverride[]>;
};
