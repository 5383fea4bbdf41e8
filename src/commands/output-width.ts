const widthWithoutTerminal = 120;

/** Columns a table on stdout may take. */
export function outputWidth(): number {
  return process.stdout.columns ?? widthWithoutTerminal;
}
