import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { programsOrSkip } from '../support/real-servers.ts';

/** What promtool said: its exit code and everything it printed. */
export type Verdict = { readonly code: number; readonly text: string };

export type Promtool = {
  check(rules: string): Promise<Verdict>;
  /** Runs a file of unit tests beside the rules, which it names `rules.yml`. */
  test(rules: string, tests: string): Promise<Verdict>;
};

/** The real promtool; null when it is not installed. */
export function promtoolOrSkip(): Promtool | null {
  const program = programsOrSkip()?.promtool;
  if (program === undefined) return null;
  return {
    check: (rules) =>
      inFolder({ 'rules.yml': rules }, (cwd) => run(program, 'check', 'rules.yml', cwd)),
    test: (rules, tests) =>
      inFolder({ 'rules.yml': rules, 'rules.test.yml': tests }, (cwd) =>
        run(program, 'test', 'rules.test.yml', cwd),
      ),
  };
}

async function inFolder(
  files: Readonly<Record<string, string>>,
  work: (folder: string) => Promise<Verdict>,
): Promise<Verdict> {
  const folder = await mkdtemp(path.join(tmpdir(), 'onduty-rules-'));
  try {
    for (const [name, text] of Object.entries(files))
      await writeFile(path.join(folder, name), text);
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function run(program: string, action: string, file: string, cwd: string): Promise<Verdict> {
  return new Promise((resolve, reject) => {
    const child = execFile(program, [action, 'rules', file], { cwd }, (error, stdout, stderr) => {
      if (error !== null && child.exitCode === null) reject(error);
      else resolve({ code: child.exitCode ?? 0, text: `${stdout}${stderr}` });
    });
  });
}
