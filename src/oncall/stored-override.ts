import type { Override } from './schedule.ts';

/** An override as somebody asks for it. */
export type NewOverride = Omit<Override, 'id' | 'author'> & {
  /** Name of the schedule it acts on. */
  readonly schedule: string;
};

/** An override kept where the team shares it; ids are `OVR-3`. */
export type StoredOverride = NewOverride & {
  readonly id: string;
  readonly author: string;
  /** ms since the epoch, by the store's clock; never changes. */
  readonly createdAt: number;
  /** When it was taken back, and by whom; null while it counts. */
  readonly withdrawnAt: number | null;
  readonly withdrawnBy: string | null;
};

const prefix = 'OVR-';

/** `OVR-3` of 3. */
export function overrideId(number: number): string {
  return `${prefix}${number}`;
}

/** 3 of `OVR-3`, `ovr-3` or `3`; null of anything else. */
export function overrideNumber(text: string): number | null {
  const [, digits] = /^(?:ovr-)?([1-9]\d{0,8})$/i.exec(text.trim()) ?? [];
  return digits === undefined ? null : Number(digits);
}
