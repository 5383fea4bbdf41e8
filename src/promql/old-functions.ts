/**
 * The text with functions that Prometheus 2 has and the grammar of 3 does not under names of the
 * same length that it takes: the tree has the right shape, and names are read from the text itself.
 */
export function withKnownFunctions(text: string): string {
  return text.replace(/\bholt_winters(?=\s*\()/gi, 'day_of_month');
}
