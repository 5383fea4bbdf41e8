/**
 * True when a real part a test needs is there. When it isn't: prints one line that says how to get
 * it, so that the test is skipped; throws where `CI=true`, so that nothing is skipped unseen.
 */
export function partOrSkip(part: string, found: boolean, install: string): boolean {
  if (found) return true;
  const line = `${part} is not here: install it with: ${install}`;
  if (process.env.CI === 'true') throw new Error(line);
  process.stderr.write(`skipped: ${line}\n`);
  return false;
}
