import Output, { type OutputCaches } from 'ink/build/output.js';

// Without a bound the caches grow for as long as texts change: a day of clocks was 360 MB.
const mostLines = 800;
const mostWidths = 4_000;

let kept: OutputCaches | null = null;

function hasRoom(caches: OutputCaches): boolean {
  return (
    caches.styledChars.size < mostLines &&
    caches.widths.size < mostWidths &&
    caches.blockWidths.size < mostWidths
  );
}

/**
 * Ink measures and splits every text again for each frame and throws the result away; kept across
 * frames, a frame costs about half. Called once, before the first render.
 */
export function keepInkOutputCaches(): void {
  const get = Output.prototype.get;
  Output.prototype.get = function (this: Output) {
    if (kept !== null && hasRoom(kept)) this.caches = kept;
    else kept = this.caches;
    return get.call(this);
  };
}
