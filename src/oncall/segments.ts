import { type Cover, coverOf } from './cover.ts';
import { type Override, type Role, roles } from './schedule.ts';
import type { Span } from './shift.ts';
import type { Turn } from './turns.ts';

/** Why somebody holds a role: the turn behind it, and the override over that. */
export type Source = Cover & { readonly turn: Turn | null };

/** A stretch in which every role is held by the same person out of the same source. */
export type Segment = Span & { readonly sources: Readonly<Record<Role, Source>> };

/**
 * Layers and overrides put together over [from, to), cut at both: the longest stretches over which
 * nothing that is seen changes. Stretches without any source are left out.
 *
 * @param layers the turns of each layer, the layer that covers the others last
 */
export function segments(
  layers: readonly (readonly Turn[])[],
  overrides: readonly Override[],
  from: number,
  to: number,
): readonly Segment[] {
  const found: Segment[] = [];
  const atLayer = layers.map(() => 0);
  const edges = allEdges([...layers, overrides], from, to);
  const overrideEdges = new Set(overrides.flatMap(({ start, end }) => [start, end]));
  let active = activeAt(overrides, from);
  for (let index = 0; index < edges.length; index += 1) {
    const start = edges[index] ?? to;
    const end = edges[index + 1] ?? to;
    if (end === start) continue;
    if (overrideEdges.has(start)) active = activeAt(overrides, start);
    const turns = layers.map((layer, at) => turnAt(layer, atLayer, at, start));
    append(found, { start, end, sources: sourcesOf(turns, active) });
  }
  return found;
}

/** Each moment at which anything may change, in order, `from` first; some more than once. */
function allEdges(lists: readonly (readonly Span[])[], from: number, to: number): Float64Array {
  // Five years of hours are many: numbers in one block cost the garbage collector nothing.
  const edges = new Float64Array(lists.reduce((sum, { length }) => sum + length * 2, 1));
  edges[0] = from;
  let count = 1;
  for (const spans of lists)
    for (const { start, end } of spans) {
      if (start > from && start < to) edges[count++] = start;
      if (end > from && end < to) edges[count++] = end;
    }
  return edges.subarray(0, count).sort();
}

function activeAt(overrides: readonly Override[], at: number): readonly Override[] {
  return overrides.filter(({ start, end }) => start <= at && at < end);
}

/** The turn of a layer at a moment no earlier than the last one asked for. */
function turnAt(
  turns: readonly Turn[],
  next: number[],
  layer: number,
  at: number,
): Turn | undefined {
  let index = next[layer] ?? 0;
  while ((turns[index]?.end ?? Number.POSITIVE_INFINITY) <= at) index += 1;
  next[layer] = index;
  const turn = turns[index];
  return turn && turn.start <= at ? turn : undefined;
}

function sourcesOf(
  turns: readonly (Turn | undefined)[],
  active: readonly Override[],
): Segment['sources'] {
  return {
    primary: sourceOf('primary', turns, active),
    secondary: sourceOf('secondary', turns, active),
    escalation: sourceOf('escalation', turns, active),
  };
}

function sourceOf(
  role: Role,
  turns: readonly (Turn | undefined)[],
  active: readonly Override[],
): Source {
  const turn = turns.findLast((one) => one && one.holders[role] !== null) ?? null;
  const scheduled = turn?.holders[role] ?? null;
  if (active.length === 0) return { turn, holder: scheduled, override: null };
  return { turn, ...coverOf(role, scheduled, active) };
}

/** Adds a part, as one with the last where both look the same; one without any source is left out. */
function append(found: Segment[], part: Segment): void {
  const last = found.at(-1);
  if (last?.end === part.start && isSame(last, part))
    found[found.length - 1] = { ...last, end: part.end };
  else if (hasSource(part)) found.push(part);
}

function hasSource({ sources }: Segment): boolean {
  return roles.some((role) => sources[role].turn !== null || sources[role].override !== null);
}

function isSame(a: Segment, b: Segment): boolean {
  return roles.every((role) => {
    const [before, after] = [a.sources[role], b.sources[role]];
    return before.turn === after.turn && before.override === after.override;
  });
}
