import { type ChildProcess, spawn } from 'node:child_process';
import { clean } from '../text/clean.ts';

type CommandOptions = { readonly env: NodeJS.ProcessEnv; readonly deadlineSeconds: number };

const mostBytes = 64 * 1024;

/**
 * What a shell command prints. It gets no input, so that a command that asks a question fails
 * instead of eating the keys meant for the screen. Rejects with why it gave nothing.
 */
export function runSecretCommand(
  command: string,
  { env, deadlineSeconds }: CommandOptions,
): Promise<string> {
  // A group of its own, so that the deadline also ends what the shell started.
  const child = spawn('sh', ['-c', command], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  return new Promise((resolve, reject) => {
    let output = '';
    let complaint = '';
    const fail = (message: string) => {
      endGroup(child);
      reject(new Error(message));
    };
    const deadline = setTimeout(
      () => fail(`did not end within ${deadlineSeconds} s`),
      deadlineSeconds * 1000,
    );
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.length > mostBytes) fail('printed more than 64 KiB');
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint = (complaint + text).slice(0, 1000);
    });
    child.on('error', (error) => reject(new Error(`can't be run: ${error.message}`)));
    child.on('close', (code, signal) => {
      clearTimeout(deadline);
      if (code === 0) resolve(output);
      else reject(new Error(failure(code, signal, complaint)));
    });
  });
}

function endGroup(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Already gone.
  }
  child.stdout?.destroy();
  child.stderr?.destroy();
}

function failure(code: number | null, signal: string | null, complaint: string): string {
  const end = code === null ? `was ended by ${signal}` : `ended with ${code}`;
  const said = clean(complaint.trim().split('\n')[0] ?? '').slice(0, 120);
  return said === '' ? end : `${end}: ${said}`;
}
