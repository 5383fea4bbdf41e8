/** Sloth's `{{.window}}` as our configuration writes it. */
export function ownWindow(query: string): string {
  return query.trim().replace(/\{\{-?\s*\.window\s*-?\}\}/g, '$window');
}

/** A range or subquery as long as the SLO's own window stands for every window. */
export function generaliseWindow(query: string, window: string): string {
  return ownWindow(query)
    .replaceAll(`[${window}]`, '[$window]')
    .replaceAll(`[${window}:`, '[$window:');
}
