import { clearLine, cursorTo } from 'node:readline';
import type { WriteStream } from 'node:tty';

/** One line on a terminal that says what is being done; nothing where nobody looks. */
export type ProgressLine = { show(text: string): void; clear(): void };

/** Writes to a stream only if it is a terminal. */
export function progressLine(stream: WriteStream): ProgressLine {
  const clear = () => {
    if (!stream.isTTY) return;
    cursorTo(stream, 0);
    clearLine(stream, 0);
  };
  return {
    clear,
    show: (text) => {
      clear();
      if (stream.isTTY) stream.write(`onduty demo: ${text}`);
    },
  };
}
