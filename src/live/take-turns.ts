/**
 * Lets many questions that may have no answer take turns: a few at a time, those never asked first, then
 * those that have waited longest.
 */
export function takeTurns(most: number): (keys: readonly string[]) => ReadonlySet<string> {
  const askedAt = new Map<string, number>();
  let turn = 0;
  return (keys) => {
    turn += 1;
    const waiting = [...new Set(keys)].sort(
      (one, other) => (askedAt.get(one) ?? 0) - (askedAt.get(other) ?? 0),
    );
    const next = waiting.slice(0, most);
    for (const key of next) askedAt.set(key, turn);
    return new Set(next);
  };
}
