import { tzOffset } from '@date-fns/tz/tzOffset';

/** A change of a zone's offset from UTC. Offsets in ms, east of Greenwich positive. */
export type OffsetChange = {
  /** First instant of the new offset. */
  readonly at: number;
  readonly beforeMs: number;
  readonly afterMs: number;
};

/** A zone's offsets over one stretch of time. */
type Block = {
  readonly firstMs: number;
  readonly changes: readonly OffsetChange[];
};

const minuteMs = 60_000;
const secondMs = 1000;
// No zone since 1970 changed its offset and changed it back within a week, so a look a week misses nothing.
const probeMs = 7 * 24 * 60 * minuteMs;
const probesPerBlock = 52;
const blockMs = probesPerBlock * probeMs;

// Intl takes microseconds an answer: each zone's changes are found once, a block of time after another.
const blocksOfZone = new Map<string, Map<number, Block>>();

/** Offset from UTC in ms at an instant, in an IANA zone. */
export function offsetAt(timeZone: string, at: number): number {
  const block = blockOf(timeZone, Math.floor(at / blockMs));
  let offset = block.firstMs;
  for (const change of block.changes) {
    if (change.at > at) break;
    offset = change.afterMs;
  }
  return offset;
}

/** The changes of a zone's offset in [from, to), in order. */
export function offsetChanges(timeZone: string, from: number, to: number): readonly OffsetChange[] {
  const found: OffsetChange[] = [];
  // A change on the border of two blocks is kept with the earlier one.
  const first = Math.floor((from - 1) / blockMs);
  for (let index = first; index * blockMs < to; index += 1) {
    for (const change of blockOf(timeZone, index).changes) {
      if (change.at >= from && change.at < to) found.push(change);
    }
  }
  return found;
}

function blockOf(timeZone: string, index: number): Block {
  let blocks = blocksOfZone.get(timeZone);
  if (!blocks) {
    blocks = new Map();
    blocksOfZone.set(timeZone, blocks);
  }
  let block = blocks.get(index);
  if (!block) {
    block = readBlock(timeZone, index * blockMs);
    blocks.set(index, block);
  }
  return block;
}

function readBlock(timeZone: string, start: number): Block {
  const firstMs = askOffset(timeZone, start);
  const changes: OffsetChange[] = [];
  let beforeMs = firstMs;
  for (let probe = 1; probe <= probesPerBlock; probe += 1) {
    const right = start + probe * probeMs;
    const afterMs = askOffset(timeZone, right);
    if (afterMs === beforeMs) continue;
    changes.push({ at: findChange(timeZone, right - probeMs, right), beforeMs, afterMs });
    beforeMs = afterMs;
  }
  return { firstMs, changes };
}

/** First instant after `left`, to the second, whose offset is that of `right`. */
function findChange(timeZone: string, left: number, right: number): number {
  const afterMs = askOffset(timeZone, right);
  let before = left;
  let after = right;
  while (after - before > secondMs) {
    const middle = before + Math.floor((after - before) / 2 / secondMs) * secondMs;
    if (askOffset(timeZone, middle) === afterMs) after = middle;
    else before = middle;
  }
  return after;
}

function askOffset(timeZone: string, at: number): number {
  if (timeZone === 'UTC') return 0;
  return Math.round(tzOffset(timeZone, new Date(at)) * minuteMs);
}
