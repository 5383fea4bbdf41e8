import type { StoreUpkeep } from '../../store/upkeep/open-upkeep.ts';

/** What a command about a whole store works with. */
export type UpkeepDeps = {
  readonly upkeep: StoreUpkeep;
  /** Prints a text, ended by a line break. */
  readonly out: (text: string) => void;
  /** Who acts. */
  readonly actor: string;
  /** How long incidents are left after their end, by the configuration; null: for ever. */
  readonly keepSeconds: number | null;
  /** Asks the person, or null when nobody sits at a terminal. Gives an empty text when they leave. */
  readonly ask: ((question: string) => Promise<string>) | null;
};
