import type { ActionWords } from '../incidents/action-item.ts';
import type { Severity } from '../incidents/incident.ts';
import type { Link } from '../incidents/link.ts';
import type { NewOverride } from '../oncall/stored-override.ts';
import type { Draft, Edited } from '../terminal/editor.ts';
import type { About } from './about.ts';
import type { Overlay, Pane, Screen, View } from './view.ts';

/** All that keys may do. Each ends in a change of the live state; writes end only when the store has answered. */
export type Actions = {
  /** Rows are those the selectors show: filtered and sorted. */
  moveCursor(step: number): void;
  moveCursorTo(end: 'first' | 'last'): void;
  goToPane(pane: Pane): void;
  nextPane(step: 1 | -1): void;
  toggleZoom(): void;
  open(screen: Screen): void;
  /** Opens what is under the cursor: an SLO, an incident, an alert, the schedule. */
  openSelected(): void;
  /** One step back: filter → overlay → zoom → screen. */
  back(): void;
  showOverlay(overlay: Overlay): void;
  changeView(change: (view: View) => View): void;
  cycleSort(): void;
  reverseSort(): void;
  refresh(which: 'one' | 'all'): void;
  togglePause(): void;
  /** Shows what was so many seconds later, or earlier when below 0; beyond now means now. */
  stepTime(seconds: number): void;
  goToNow(): void;
  /** Writes settle with false when the store could not be asked; a refusal is an answer. */
  acknowledge(id: string): Promise<boolean>;
  /** Each for itself: some may be won and others lost. */
  acknowledgeAll(ids: readonly string[]): Promise<boolean>;
  escalate(id: string, fromLevel: number): Promise<boolean>;
  note(id: string, text: string): Promise<boolean>;
  update(id: string, text: string): Promise<boolean>;
  setSeverity(id: string, severity: Severity): Promise<boolean>;
  /** Null takes the role from whoever has it. */
  assign(id: string, role: string, user: string | null): Promise<boolean>;
  openWarRoom(id: string, place: string): Promise<boolean>;
  link(id: string, link: Link): Promise<boolean>;
  addAction(id: string, words: ActionWords): Promise<boolean>;
  finishAction(id: string, number: number): Promise<boolean>;
  mitigate(id: string, text: string): Promise<boolean>;
  resolve(id: string, resolution: string): Promise<boolean>;
  reopen(id: string, reason: string): Promise<boolean>;
  merge(id: string, into: string): Promise<boolean>;
  declare(severity: Severity, title: string, about: About): Promise<boolean>;
  /** Puts somebody in another one's place for a while. */
  makeOverride(override: NewOverride): Promise<boolean>;
  withdrawOverride(id: string): Promise<boolean>;
  /** Takes back what was done last, while it can be. */
  undo(): Promise<boolean>;
  /** Lends the terminal to the person's editor; settles when it is back. */
  edit(draft: Draft): Promise<Edited>;
  browse(url: string): void;
  /** Asks which, when what is under the cursor has several pages. */
  openInBrowser(): void;
  openRunbook(): void;
  copy(what: 'id' | 'url'): void;
  flash(tone: 'good' | 'bad' | 'plain', text: string): void;
  redraw(): void;
  suspend(): void;
  quit(): void;
};
