/** A multi-window burn alert that fires: both windows of a tier burn faster than its factor. */
export type SloAlert = {
  readonly severity: 'page' | 'ticket';
  readonly factor: number;
  readonly long: string;
  readonly short: string;
};
