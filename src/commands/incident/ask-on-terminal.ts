import { createInterface } from 'node:readline/promises';

/** Asks one question on stderr, so that stdout holds the answer alone. Ctrl-C and Ctrl-D give an empty text. */
export async function askOnTerminal(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new AbortController();
  lines.on('SIGINT', () => ended.abort()).on('close', () => ended.abort());
  try {
    return (await lines.question(question, { signal: ended.signal })).trim();
  } catch {
    process.stderr.write('\n');
    return '';
  } finally {
    lines.close();
  }
}
