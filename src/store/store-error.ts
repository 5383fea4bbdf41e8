/** The incident store can't be reached or used: what was tried, what came, what to do, in one line. */
export class StoreError extends Error {
  override readonly name: string = 'StoreError';
}

/** The store can't be asked now and may well answer later: what can wait may be kept until then. */
export class StoreAwayError extends StoreError {
  override readonly name = 'StoreAwayError';
  /** It can be read all the same. */
  readonly isReadOnly: boolean;

  constructor(message: string, options: ErrorOptions & { readonly isReadOnly?: boolean } = {}) {
    super(message, options);
    this.isReadOnly = options.isReadOnly ?? false;
  }

  /** Why, in three words, for a line with little room. */
  get short(): string {
    return this.isReadOnly ? 'takes no changes' : 'does not answer';
  }
}

/** The store answers, and will never take this: a text that is empty or too long. */
export class UnkeepableError extends StoreError {
  override readonly name = 'UnkeepableError';
}
