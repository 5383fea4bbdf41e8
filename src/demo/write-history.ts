import { closeSync, openSync, writeSync } from 'node:fs';

const chunkBytes = 4 * 1024 * 1024;

/** Writes pieces of ASCII text to a file as they come, a few megabytes at a time. Gives the bytes written. */
export function writePieces(file: string, pieces: Iterable<string>): number {
  const handle = openSync(file, 'w');
  const chunk = Buffer.allocUnsafe(chunkBytes);
  let filled = 0;
  let written = 0;
  const flush = () => {
    for (let from = 0; from < filled; ) from += writeSync(handle, chunk, from, filled - from);
    written += filled;
    filled = 0;
  };
  try {
    for (const piece of pieces) {
      if (filled + piece.length > chunkBytes) flush();
      filled += chunk.write(piece, filled, 'latin1');
    }
    flush();
  } finally {
    closeSync(handle);
  }
  return written;
}
