/** Who holds each role during one turn of a rotation. Names are keys of the configuration's people. */
export type Turn = {
  readonly primary: string;
  readonly secondary: string | null;
  readonly escalation: string | null;
};

export type TurnLength = {
  readonly count: number;
  readonly unit: 'h' | 'd' | 'w' | 'mo';
};

/** A rotation: turns follow each other and start again, each `length` long, by wall clock in `timeZone`. */
export type Schedule = {
  readonly name: string;
  /** IANA name. */
  readonly timeZone: string;
  /** Local time of the first handoff, `2026-01-05T09:00`, in `timeZone`. */
  readonly starts: string;
  readonly length: TurnLength;
  readonly turns: readonly Turn[];
};

/** Who is on call at one moment. Times are ms since the epoch. */
export type OnCall = {
  readonly at: number;
  readonly timeZone: string;
  readonly primary: string | null;
  readonly secondary: string | null;
  readonly escalation: string | null;
  /** End of the current turn, or null when nobody is on call and nobody will be. */
  readonly until: number | null;
  readonly next: (Turn & { readonly from: number }) | null;
};
