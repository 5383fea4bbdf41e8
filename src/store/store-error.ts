/** The incident store can't be reached or used: what was tried, what came, what to do, in one line. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}
