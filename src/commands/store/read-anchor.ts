import { ConfigError } from '../../config/config-error.ts';
import type { Anchor } from '../../store/upkeep/chain-check.ts';
import { clean } from '../../text/clean.ts';

/** `SEQ:HASH`, as `incident verify` prints it. Throws `ConfigError`. */
export function readAnchor(text: string): Anchor {
  const [, seq, hash] = /^\s*(\d{1,15}):([0-9a-f]{64})\s*$/.exec(text) ?? [];
  if (seq !== undefined && hash !== undefined) return { seq: Number(seq), hash };
  throw new ConfigError(
    `--anchor: expected SEQ:HASH as onduty incident verify prints it, got "${clean(text).slice(0, 80)}"`,
  );
}
