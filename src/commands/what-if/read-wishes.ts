import { ConfigError } from '../../config/config-error.ts';
import { parseDuration } from '../../config/duration.ts';
import { parseTarget } from '../../config/target.ts';
import { windowName } from '../../live/selectors/window-facts.ts';
import type { Slo } from '../../slo/slo.ts';
import type { Interval } from '../../slo/tile.ts';
import { clean } from '../../text/clean.ts';
import { readMoment } from '../read-moment.ts';

/** The conditions supposed, read. */
export type Changed = {
  readonly objective: number;
  readonly window: string;
  readonly excluded: readonly Interval[];
};

/** The objective of another target; the SLO's own when none is given. Throws `ConfigError`. */
export function readObjective(text: string | undefined, { objective }: Slo): number {
  if (text === undefined) return objective;
  const target = parseTarget(text);
  if (!target.ok) throw new ConfigError(`--target: ${target.message}`);
  return target.value.objective;
}

/** Another window, no longer than what is read of the SLO; null for its own. Throws `ConfigError`. */
export function readWindow(text: string | undefined, { id, window }: Slo) {
  if (text === undefined) return null;
  const seconds = parseDuration(text);
  if (!seconds.ok) throw new ConfigError(`--window: ${seconds.message}`);
  const whole = windowName(window);
  if (window.calendar !== undefined)
    throw new ConfigError(`--window: ${id} is judged over a calendar's ${whole}, which stays`);
  if (seconds.value > window.seconds)
    throw new ConfigError(`--window: at most ${whole}, the window of ${id}, got ${clean(text)}`);
  return { label: clean(text.trim()), seconds: seconds.value };
}

/** `FROM/TO`, each as `--at` takes it. Throws `ConfigError`. */
export function readExclusion(text: string, now: number): Interval {
  const [from, to, ...more] = text.split('/');
  if (from === undefined || to === undefined || more.length > 0)
    throw new ConfigError(
      `--exclude: expected FROM/TO such as 2026-01-05T14:00Z/2026-01-05T15:00Z, got "${clean(text)}"`,
    );
  const interval = { from: momentOf(from, now), to: momentOf(to, now) };
  if (interval.from >= interval.to)
    throw new ConfigError(`--exclude: "${clean(text)}" ends before it begins`);
  return interval;
}

function momentOf(text: string, now: number): number {
  try {
    return readMoment(text, now);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw new ConfigError(error.message.replace('--at:', '--exclude:'));
  }
}
