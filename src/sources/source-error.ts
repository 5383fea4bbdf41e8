export type SourceErrorKind =
  | 'unreachable'
  | 'timeout'
  | 'aborted'
  | 'tls'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'rate-limited'
  | 'unavailable'
  | 'bad-query'
  | 'too-large'
  | 'not-prometheus'
  | 'truncated'
  | 'failed';

/** A network source did not answer as it should: what was tried, what came, what to do, in one line. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly kind: SourceErrorKind;
  /** HTTP status that came, or null when none did. */
  readonly status: number | null;

  constructor(kind: SourceErrorKind, message: string, status: number | null = null) {
    super(message);
    this.kind = kind;
    this.status = status;
  }
}
