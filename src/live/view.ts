import type { Severity } from '../incidents/incident.ts';
import type { NewOverride } from '../oncall/stored-override.ts';
import type { About } from './about.ts';
import type { OverrideDraft, OverridePlace } from './override-plan.ts';
import type { WhatIfChoice } from './selectors/what-if.ts';

export const panes = ['slos', 'budget', 'oncall', 'incidents', 'alerts'] as const;
/** The five panes of the overview; key `1` goes to the first. */
export type Pane = (typeof panes)[number];

export type Screen =
  | { readonly kind: 'overview' }
  | { readonly kind: 'side' }
  | { readonly kind: 'slo'; readonly id: string }
  /** What an SLO's bad events have in common; each `turn` reads it anew. */
  | { readonly kind: 'why'; readonly id: string; readonly turn: number }
  | { readonly kind: 'incident'; readonly id: string }
  | { readonly kind: 'alert'; readonly id: string }
  | { readonly kind: 'oncall' }
  | { readonly kind: 'handoff' };

/** What the chart of an open SLO shows; the next in order comes with a key. */
export const chartKinds = ['budget', 'sli', 'burn', 'latency'] as const;
export type ChartKind = (typeof chartKinds)[number];

export type Sort = { readonly column: string; readonly reversed: boolean };

/** What lies over the screen and takes the keys. */
export type Overlay =
  | { readonly kind: 'none' }
  | { readonly kind: 'help'; readonly offset: number }
  | { readonly kind: 'filter'; readonly text: string }
  | { readonly kind: 'palette'; readonly text: string; readonly index: number }
  /** A question before something that can't be taken back; No unless `y` is typed. `command` runs on yes. */
  | {
      readonly kind: 'confirm';
      readonly question: string;
      readonly detail: string | null;
      readonly action: PendingWish;
    }
  /** What the open SLO's budget would be under other conditions. */
  | { readonly kind: 'what-if'; readonly choice: WhatIfChoice }
  /** One of several, found by typing; with `orTyped`, what is typed may stand for itself. */
  | {
      readonly kind: 'choose';
      readonly title: string;
      readonly choices: readonly Choice[];
      readonly orTyped: boolean;
      readonly text: string;
      readonly index: number;
      readonly wish: ChoiceWish;
    }
  /** What came of something that has more to say than the footer holds. */
  | { readonly kind: 'report'; readonly title: string; readonly lines: readonly string[] }
  /** One line of text asked for: a note, a title, a resolution. */
  | {
      readonly kind: 'input';
      readonly title: string;
      readonly text: string;
      readonly caret: number;
      readonly error: string | null;
      readonly wish: InputWish;
    };

/** What a confirmed question does. */
export type PendingWish =
  | { readonly kind: 'escalate'; readonly id: string; readonly fromLevel: number }
  | { readonly kind: 'resolve'; readonly id: string; readonly resolution: string }
  | { readonly kind: 'merge'; readonly id: string; readonly into: string }
  | {
      readonly kind: 'override';
      readonly override: NewOverride;
      /** What was typed, to come back when the store could not be asked. */
      readonly asked: Extract<Overlay, { kind: 'input' }>;
    }
  | { readonly kind: 'withdraw-override'; readonly id: string };

/** What a typed line is for when it is about an incident. */
export type IncidentWish = {
  readonly kind:
    | ('note' | 'update' | 'mitigate' | 'resolve' | 'reopen')
    | ('severity' | 'war-room' | 'action');
  readonly id: string;
};

/** What a typed line is for. */
export type InputWish =
  | IncidentWish
  | { readonly kind: 'declare'; readonly about: About }
  | { readonly kind: 'rota-date' }
  | { readonly kind: 'override'; readonly draft: OverrideDraft };

/** One of several things to choose from. */
export type Choice = {
  /** What is done with it. */
  readonly value: string;
  readonly label: string;
  /** What helps to choose: who has the role, how old the incident is. */
  readonly note: string;
};

/** What is done with what is chosen. */
export type ChoiceWish =
  | { readonly kind: 'role' | 'merge' | 'link' | 'action-done'; readonly id: string }
  | { readonly kind: 'person'; readonly id: string; readonly role: string }
  | { readonly kind: 'browse' }
  /** Whose place is taken; by the name of the role. */
  | { readonly kind: 'override-place' }
  | { readonly kind: 'override-user'; readonly place: OverridePlace }
  | { readonly kind: 'withdraw-override' };

/** What the list of incidents shows beyond what text filters, and what is selected in it. */
export type IncidentList = {
  readonly scope: 'open' | 'all';
  /** The least severe that is shown; null shows all. */
  readonly atLeast: Severity | null;
  /** Ids, in the order they were selected. */
  readonly marked: readonly string[];
};

/** What the screen of the schedules shows. */
export type RotaView = {
  /** Name of the schedule; null is the first. */
  readonly schedule: string | null;
  readonly span: 'week' | 'month';
  /** The moment under the cursor, ms since the epoch; null is now. */
  readonly at: number | null;
};

/** Everything about the screen that is not data. */
export type View = {
  /** Screens opened one over another; the last is shown, the first is the overview or the side panel. */
  readonly stack: readonly Screen[];
  readonly pane: Pane;
  readonly zoomed: boolean;
  /** Id of the row under the cursor in each pane; null means the first. It stays when rows move. */
  readonly cursor: Readonly<Record<Pane, string | null>>;
  readonly filter: Readonly<Record<Pane, string>>;
  readonly sort: Readonly<Record<Pane, Sort | null>>;
  readonly incidentList: IncidentList;
  readonly chart: ChartKind;
  readonly rota: RotaView;
  /** First line shown of a detail screen. */
  readonly scroll: number;
  readonly overlay: Overlay;
};
