import type { StoreUpkeep } from '../../store/upkeep/open-upkeep.ts';

/** What a command about a whole store works with. */
export type UpkeepDeps = {
  readonly upkeep: StoreUpkeep;
  /** Prints a text, ended by a line break. */
  readonly out: (text: string) => void;
};
