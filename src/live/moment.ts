/** When something is asked, ms since the epoch, and what ends the asking. */
export type Moment = { readonly at: number; readonly signal: AbortSignal };
