const units = [
  ['y', 31_536_000],
  ['w', 604_800],
  ['d', 86_400],
  ['h', 3_600],
  ['m', 60],
  ['s', 1],
] as const;

/** Seconds of a window's label: `1h`, `3d`, `1h30m`. */
export function windowSeconds(label: string): number {
  const parts = [...label.matchAll(/(\d+)(ms|[ywdhms])/g)];
  return parts.reduce((sum, [, digits, unit]) => sum + Number(digits) * sizeOf(unit), 0);
}

function sizeOf(unit: string | undefined): number {
  return units.find(([name]) => name === unit)?.[1] ?? 0.001;
}
