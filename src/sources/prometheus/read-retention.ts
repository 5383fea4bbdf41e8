const secondsOf: Readonly<Record<string, number>> = {
  y: 31_536_000,
  w: 604_800,
  d: 86_400,
  h: 3_600,
  m: 60,
  s: 1,
};

/** How long the server keeps data, in seconds, from `/api/v1/status/runtimeinfo`; null when it does not say. */
export function readRetention(data: unknown): number | null {
  const { storageRetention } = (data ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof storageRetention !== 'string') return null;
  // Written `15d`, `10GiB`, or `15d or 10GiB`; of a size alone no time can be known.
  const time = storageRetention.split(' or ').find((part) => /^(\d+(ms|[ywdhms]))+$/.test(part));
  if (!time) return null;
  return [...time.matchAll(/(\d+)(ms|[ywdhms])/g)]
    .map(([, count, unit]) => Number(count) * (secondsOf[unit ?? ''] ?? 0))
    .reduce((sum, seconds) => sum + seconds, 0);
}
