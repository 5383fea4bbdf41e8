import { SourceError } from '../../src/sources/source-error.ts';

/** The `SourceError` a promise rejects with; fails when it resolves or rejects with anything else. */
export async function sourceError(promise: Promise<unknown>): Promise<SourceError> {
  const outcome = await promise.then(
    () => new Error('it was expected to fail'),
    (error: unknown) => error,
  );
  if (outcome instanceof SourceError) return outcome;
  throw outcome;
}
