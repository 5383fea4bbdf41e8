import { StoreError } from '../store/store-error.ts';

/** What the store said went wrong, to be told and waited out; anything else is thrown on. */
export function storeTrouble(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  throw error;
}
