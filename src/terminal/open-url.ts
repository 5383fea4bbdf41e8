type Opener = { readonly command: string; readonly args: readonly string[] };

function openerFor(platform: NodeJS.Platform): Opener {
  if (platform === 'darwin') return { command: 'open', args: [] };
  if (platform === 'win32') return { command: 'rundll32', args: ['url.dll,FileProtocolHandler'] };
  return { command: 'xdg-open', args: [] };
}

/** The address if it is one a browser may be given, else null: never a file, never a command. */
export function webAddress(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
}

/** Hands an address to the person's browser. Throws with one line when that can't be done. */
export async function openUrl(
  text: string,
  opener: Opener = openerFor(process.platform),
): Promise<void> {
  const address = webAddress(text);
  if (address === null) throw new Error(`Not opened: ${text} is no http or https address`);
  // Loaded when it is used: the first frame does not wait for it.
  const { spawn } = await import('node:child_process');
  const child = spawn(opener.command, [...opener.args, address], {
    detached: true,
    stdio: 'ignore',
  });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', () => resolve());
    child.once('error', () =>
      reject(new Error(`Not opened: no ${opener.command} here; the address is ${address}`)),
    );
  });
  child.unref();
}
