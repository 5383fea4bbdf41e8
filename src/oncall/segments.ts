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
  const overrideEdges = new Set(edgesOf(overrides));
  let active = activeAt(overrides, from);
  for (const start of allEdges(layers, overrides, from, to)) {
    if (overrideEdges.has(start)) active = activeAt(overrides, start);
    const turns = layers.map((layer, at) => turnAt(layer, atLayer, at, start));
    found.push({ start, end: to, sources: sourcesOf(turns, active) });
  }
  return joined(found, to);
}

function edgesOf(spans: readonly Span[]): number[] {
  return spans.flatMap(({ start, end }) => [start, end]);
}

/** Each moment at which anything may change, `from` first. */
function allEdges(
  layers: readonly (readonly Turn[])[],
  overrides: readonly Override[],
  from: number,
  to: number,
): Set<number> {
  const edges = [...layers.flatMap(edgesOf), ...edgesOf(overrides)];
  const inside = Float64Array.from(edges.filter((at) => at > from && at < to)).sort();
  return new Set([from, ...inside]);
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
  const source = (role: Role): Source => {
    const turn = turns.findLast((one) => one && one.holders[role] !== null) ?? null;
    return { turn, ...coverOf(role, turn?.holders[role] ?? null, active) };
  };
  return {
    primary: source('primary'),
    secondary: source('secondary'),
    escalation: source('escalation'),
  };
}

/** Ends each where the next begins, and makes one of neighbours that look the same. */
function joined(parts: readonly Segment[], to: number): readonly Segment[] {
  const found: Segment[] = [];
  for (const [index, part] of parts.entries()) {
    const end = parts[index + 1]?.start ?? to;
    const last = found.at(-1);
    if (last && last.end === part.start && isSame(last, part)) {
      found[found.length - 1] = { ...last, end };
    } else if (hasSource(part)) found.push({ ...part, end });
  }
  return found;
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
