import type { LiveState } from '../state.ts';

/** How long the person's own last change can still be taken back, in whole seconds; null when it can't. */
export function undoOffer({ undo, now, incidents, past }: LiveState): number | null {
  if (undo === null || past !== null || undo.until <= now) return null;
  const movedOn = undo.changes.some(({ id, version }) => {
    const listed = incidents.data?.find((one) => one.id === id);
    return listed !== undefined && listed.version > version;
  });
  return movedOn ? null : Math.ceil((undo.until - now) / 1_000);
}
