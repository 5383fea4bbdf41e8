import type { Config } from '../../config/config.ts';
import { ConfigError } from '../../config/config-error.ts';
import { didYouMean, listed } from '../../config/nearest.ts';
import { peopleOn } from '../../oncall/people-on.ts';
import type { Schedule } from '../../oncall/schedule.ts';
import { clean } from '../../text/clean.ts';

/** Schedules to answer for, the team's first one first. There is at least one. */
export type Chosen = readonly [Schedule, ...Schedule[]];

/** The schedule of that name, or all. Throws `ConfigError` when there is none. */
export function chooseSchedules({ schedules, path }: Config, name: string | undefined): Chosen {
  const [first, ...others] = schedules;
  if (!first)
    throw new ConfigError(
      `there is no on-call schedule in ${path ?? 'any configuration file'}; ` +
        'add one, such as "schedule: [{week: 1, primary: alice, secondary: bob}]"',
    );
  if (name === undefined) return [first, ...others];
  const named = schedules.find((schedule) => schedule.name === name);
  if (named) return [named];
  const known = schedules.map((schedule) => schedule.name);
  const hint = didYouMean(name, known) || `; there are ${listed(known)}`;
  throw new ConfigError(`--schedule: there is no schedule "${clean(name)}"${hint}`);
}

/** Refuses a name that neither a schedule nor the people know. Throws `ConfigError`. */
export function refuseStranger(name: string, { schedules, people }: Config, flag = '--user'): void {
  const known = [...new Set([...schedules.flatMap(peopleOn), ...people.map((one) => one.name)])];
  if (known.includes(name)) return;
  const hint = didYouMean(name, known) || `; there are ${listed(known)}`;
  throw new ConfigError(`${flag}: nobody is called "${clean(name)}"${hint}`);
}
