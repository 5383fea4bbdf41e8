import type { Config } from '../../config/config.ts';
import { lengthsOf } from '../../live/selectors/what-if.ts';
import { alertTale, supposedLeft } from '../../live/selectors/what-if-words.ts';
import { windowName } from '../../live/selectors/window-facts.ts';
import { type Supposed, suppose } from '../../slo/what-if.ts';
import { percent } from '../../text/number.ts';
import { duration, utcMinute } from '../../text/time.ts';
import { readHistory, type SloHistory } from './read-history.ts';
import { type Changed, readExclusion, readObjective, readWindow } from './read-wishes.ts';
import { whatIfJson } from './what-if-json.ts';

/** What was asked for, as typed. */
export type Wishes = {
  readonly id: string;
  readonly target?: string;
  readonly window?: string;
  readonly exclude?: readonly string[];
  readonly now: number;
  /** The moment to reckon at; null for now. */
  readonly at: number | null;
};

/** Prints what a budget would be under other conditions. Throws `ConfigError`, `SourceError`. */
export async function showWhatIf(config: Config, wishes: Wishes, json: boolean): Promise<void> {
  const excluded = (wishes.exclude ?? []).map((text) => readExclusion(text, wishes.now));
  const read = await readHistory(config, wishes.id, wishes.at);
  const { status, history } = read;
  const { slo } = status;
  const window = readWindow(wishes.window, slo);
  const changed = {
    objective: readObjective(wishes.target, slo),
    window: window?.label ?? windowName(slo.window),
    excluded,
  };
  const supposed = suppose(history, {
    ...{ objective: changed.objective, excluded, guard: slo.minEvents },
    at: history.tiles.at(-1)?.at ?? wishes.now,
    ...lengthsOf(status, window ?? undefined),
  });
  const text = json
    ? JSON.stringify(whatIfJson(read, changed, supposed), null, 2)
    : sentences(read, changed, supposed).join('\n');
  process.stdout.write(`${text}\n`);
}

function sentences(
  { status, history }: SloHistory,
  { objective, window, excluded }: Changed,
  supposed: Supposed,
): readonly string[] {
  const { slo, budget } = status;
  const without = excluded.map(({ from, to }) => `${utcMinute(from)} to ${utcMinute(to)}`);
  const is = `${percent(slo.objective)} over ${windowName(slo.window)}`;
  return [
    `${slo.id}: ${percent(objective)} over ${window} (is ${is})`,
    ...(without.length === 0 ? [] : [`without  ${without.join(', ')}`]),
    `budget   ${supposedLeft(supposed)} (is ${supposedLeft(budget)})`,
    `pages    ${alertTale(supposed.alerts, 'page', 'UTC')}`,
    `tickets  ${alertTale(supposed.alerts, 'ticket', 'UTC')}`,
    `Reckoned from steps of ${duration(history.tileSeconds * 1000)} over ${windowName(slo.window)}, alerts to the step; times UTC.`,
  ];
}
