import { createContext, type ReactNode, useContext, useEffect } from 'react';

/** Told how far a text can be scrolled, so that a key back from beyond its end moves at once. */
export type LimitScroll = (limit: number) => void;

const LimitContext = createContext<LimitScroll>(() => undefined);

type Props = { readonly limit: LimitScroll; readonly children: ReactNode };

export function ScrollLimitProvider({ limit, children }: Props) {
  return <LimitContext value={limit}>{children}</LimitContext>;
}

/** Only the screen knows how many of a text's lines fit: it says when the scroll is beyond them. */
export function useScrollLimit(scroll: number, total: number, rows: number): void {
  const limit = useContext(LimitContext);
  const last = Math.max(0, total - rows);
  useEffect(() => {
    if (scroll > last) limit(last);
  }, [scroll, last, limit]);
}
