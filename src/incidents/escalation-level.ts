/** Who is paged at each level, in order. */
const paged = ['primary', 'secondary', 'escalation contact'] as const;

/** The level after which there is nobody left to page. */
export const lastLevel = paged.length - 1;

/** `secondary` for 1; `level 7` for a level nobody stands behind. */
export function levelName(level: number): string {
  return paged[level] ?? `level ${level}`;
}
