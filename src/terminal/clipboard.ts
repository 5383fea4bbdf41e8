type Environment = Readonly<Record<string, string | undefined>>;

// Terminals drop longer OSC 52 payloads; xterm's own limit is the smallest known.
const mostBytes = 74_994;

const wrapForTmux = (sequence: string): string =>
  `\u001bPtmux;${sequence.replaceAll('\u001b', '\u001b\u001b')}\u001b\\`;
const wrapForScreen = (sequence: string): string => `\u001bP${sequence}\u001b\\`;

/**
 * The bytes that put `text` on the clipboard of the terminal a person sits at, also over SSH
 * (OSC 52); null when it is too long.
 */
export function clipboardSequence(text: string, env: Environment): string | null {
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length > mostBytes) return null;
  const sequence = `\u001b]52;c;${bytes.toString('base64')}\u0007`;
  // tmux takes the plain form with `set-clipboard on` and the wrapped one with `allow-passthrough on`.
  if (env.TMUX) return sequence + wrapForTmux(sequence);
  return env.TERM?.startsWith('screen') ? wrapForScreen(sequence) : sequence;
}
