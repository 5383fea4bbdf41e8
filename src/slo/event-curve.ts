/** Events counted in one stretch of time. */
export type Tile = {
  /** ms since the epoch. */
  readonly from: number;
  readonly to: number;
  readonly bad: number;
  readonly total: number;
};

type Knot = { readonly at: number; readonly bad: number; readonly total: number };

/** How many events there were since its start, at moments in order; between them as many come each second. */
export type EventCurve = { readonly knots: readonly Knot[] };

/** A curve from tiles in order; where there is none, nothing happened. */
export function eventCurve(tiles: readonly Tile[]): EventCurve {
  const [first] = tiles;
  if (first === undefined) return { knots: [] };
  const knots: Knot[] = [{ at: first.from, bad: 0, total: 0 }];
  let last = { bad: 0, total: 0 };
  for (const { from, to, bad, total } of tiles) {
    if (from > (knots.at(-1)?.at ?? from)) knots.push({ at: from, ...last });
    last = { bad: last.bad + bad, total: last.total + total };
    knots.push({ at: to, ...last });
  }
  return { knots };
}

/** The old curve up to where the recent one begins, and that from there. */
export function joinCurves(old: EventCurve, recent: EventCurve): EventCurve {
  const [start] = recent.knots;
  if (start === undefined) return old;
  const before = old.knots.filter(({ at }) => at < start.at);
  if (before.length === 0) return recent;
  const base = valueAt(old, start.at);
  const moved = recent.knots.map(({ at, bad, total }) => ({
    at,
    bad: bad + base.bad,
    total: total + base.total,
  }));
  return { knots: [...before, ...moved] };
}

/** The curve goes on to a moment after its end, with so many events a millisecond. */
export function extendCurve(
  { knots }: EventCurve,
  to: number,
  rate: { readonly bad: number; readonly total: number },
): EventCurve {
  const end = knots.at(-1);
  if (end === undefined || to <= end.at) return { knots };
  const ms = to - end.at;
  const knot = { at: to, bad: end.bad + rate.bad * ms, total: end.total + rate.total * ms };
  return { knots: [...knots, knot] };
}

/** The curve without what happened in some stretches of time. */
export function cutCurve(
  curve: EventCurve,
  stretches: readonly { readonly start: number; readonly end: number }[],
): EventCurve {
  const [first, last] = [curve.knots[0], curve.knots.at(-1)];
  if (first === undefined || last === undefined || stretches.length === 0) return curve;
  const edges = stretches.flatMap(({ start, end }) => [start, end]);
  const within = edges.filter((at) => at > first.at && at < last.at);
  const moments = [...new Set([...curve.knots.map(({ at }) => at), ...within])].sort(
    (a, b) => a - b,
  );
  const tiles = moments.slice(1).map((to, index) => {
    const from = moments[index] ?? to;
    const cut = stretches.some(({ start, end }) => from >= start && to <= end);
    const counts = cut ? null : countsBetween(curve, from, to);
    return { from, to, bad: counts?.bad ?? 0, total: counts?.total ?? 0 };
  });
  return eventCurve(tiles);
}

/** Events between two moments; null when the curve begins after the first. */
export function countsBetween(
  curve: EventCurve,
  from: number,
  to: number,
): { readonly bad: number; readonly total: number } | null {
  const start = curve.knots[0];
  if (start === undefined || from < start.at) return null;
  const [a, b] = [valueAt(curve, from), valueAt(curve, to)];
  return { bad: b.bad - a.bad, total: b.total - a.total };
}

function valueAt({ knots }: EventCurve, at: number): Omit<Knot, 'at'> {
  let low = 0;
  let high = knots.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((knots[middle]?.at ?? at) <= at) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [knots[low - 1], knots[low]];
  if (before === undefined) return { bad: 0, total: 0 };
  if (after === undefined) return before;
  const share = (at - before.at) / (after.at - before.at);
  return {
    bad: before.bad + share * (after.bad - before.bad),
    total: before.total + share * (after.total - before.total),
  };
}
