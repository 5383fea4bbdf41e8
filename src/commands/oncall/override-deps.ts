import type { Config } from '../../config/config.ts';
import type { StoredOverride } from '../../oncall/stored-override.ts';
import type { OverrideStore } from '../../store/overrides/override-store.ts';
import { nowWithCalendars } from './known-calendars.ts';
import { amended } from './known-overrides.ts';
import { type Output, terminal } from './output.ts';

/** What a command that changes overrides works with. */
export type OverrideDeps = {
  /** With the overrides there are in its schedules. */
  readonly config: Config;
  readonly overrides: OverrideStore;
  /** All there ever were. */
  readonly known: readonly StoredOverride[];
  /** The store's clock, ms since the epoch. */
  readonly now: number;
  readonly out: Output;
  /** Prints a line beside the answer. */
  readonly remark: (line: string) => void;
};

/** Opens the store for one action on overrides, and closes it whatever happens. */
export async function withOverrideStore(
  config: Config,
  action: (deps: OverrideDeps) => Promise<number>,
): Promise<number> {
  const remark = (line: string): void => void process.stderr.write(`onduty: ${line}\n`);
  const [{ openStore }, { openShelf }, { refuseVanished }] = await Promise.all([
    import('../../store/open-store.ts'),
    import('../../offline/open-shelf.ts'),
    import('../../offline/refuse-vanished.ts'),
  ]);
  await refuseVanished(config.store, openShelf(config));
  const store = await openStore(config.store, config.incidents);
  try {
    const known = await store.overrides.all();
    return await action({
      config: amended(await nowWithCalendars(config, remark), known),
      overrides: store.overrides,
      known,
      now: await store.now(),
      out: terminal,
      remark,
    });
  } finally {
    await store.close();
  }
}
