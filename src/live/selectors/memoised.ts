import type { LiveState } from '../state.ts';

/**
 * A selector that computes again only when something it reads has changed, and may take over what of
 * the result before still holds.
 */
export function memoised<T>(
  reads: (state: LiveState) => readonly unknown[],
  compute: (state: LiveState, before: T | null) => T,
): (state: LiveState) => T {
  let last: { readonly inputs: readonly unknown[]; readonly value: T } | null = null;
  return (state) => {
    const inputs = reads(state);
    if (last === null || inputs.some((input, index) => input !== last?.inputs[index]))
      last = { inputs, value: compute(state, last?.value ?? null) };
    return last.value;
  };
}
