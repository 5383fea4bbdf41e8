import type { EventsSli } from '../promql/events.ts';
import { planQueries, type QueryPlan } from '../promql/query-plan.ts';
import { type CountValues, readEvents } from '../promql/read-counts.ts';
import { roll } from '../promql/roll.ts';
import type { SloWindow } from '../slo/slo.ts';
import { progressOf } from '../slo/window-progress.ts';
import type { PrometheusSource } from '../sources/prometheus/prometheus-source.ts';
import type { Anchor, AnchorStore, Anchors } from './anchor-store.ts';
import { type ExpressionWindow, expressionWindows, isDue } from './expression-windows.ts';
import { fillWindows, type WindowFilling } from './fill-windows.ts';
import { createIncoming } from './incoming.ts';
import type { Moment } from './moment.ts';
import { createOutgoing, type Outgoing } from './outgoing.ts';
import { ask, type PlannedWindow } from './window-counts.ts';
import { rangeAt, samePeriod } from './window-range.ts';

/** A window is read whole again this often at least: a guard, for a day of rolling was within 0.0003 points. */
const exactEveryMs = 6 * 3_600_000;
/** Of a short window a delta is a larger part: it is read whole again before a quarter of it has passed. */
const exactShare = 1 / 4;
/** From an anchor older than this, reading the window whole costs about as much as its delta. */
const oldestAnchorMs = 48 * 3_600_000;
/** The anchor itself moves on by this much at a time; shorter steps would add up their extrapolation. */
const rollEveryMs = 600_000;
/** Where more of the SLIs came back, as after an outage of Prometheus, all are read anew, once. */
const manyBack = 1 / 4;
/** An anchor that moved on by less would go by too few scrapes. */
const shortestRollMs = 120_000;

/** Long windows, kept current by what came in and what fell out, from anchors that outlive the process. */
export type LongWindows = {
  /**
   * Counts of each window by its label, brought up to `now`. Windows of which nothing is kept are
   * read in parts when a `filling` is given. Throws `SourceError`; what was read is kept.
   */
  read(
    now: number,
    signal: AbortSignal,
    filling?: WindowFilling,
  ): Promise<ReadonlyMap<string, CountValues>>;
};

/** A window with the plan for what of it can be rolled, and what falls out of it. */
type Split = PlannedWindow & { readonly counters: QueryPlan; readonly outgoing: Outgoing };

export function createLongWindows(
  prometheus: PrometheusSource,
  windows: readonly PlannedWindow[],
  store: AnchorStore,
): LongWindows {
  const incoming = createIncoming(prometheus, planQueries(slisOf(windows), 'counters'));
  const planned = windows.map((window) => splitPlan(prometheus, window));
  const expressions = expressionWindows(windows);
  const kept = [...windows, ...expressions];
  let anchors: Anchors | null = null;

  async function readWhole(window: Split, moment: Moment): Promise<CountValues> {
    const values = await askOver(prometheus, window.counters, window, moment);
    const anchor = { at: moment.at, exactAt: moment.at, values };
    anchors = new Map([...(anchors ?? []), [window.label, anchor]]);
    return values;
  }

  /** Over the whole window those SLIs alone that came back: to read all for one service is dear. */
  async function readBack(slis: readonly EventsSli[], window: Split, moment: Moment) {
    if (slis.length === 0) return new Map<string, number>();
    return askOver(prometheus, planQueries(slis, 'counters'), window, moment);
  }

  /** The first reading ever, in parts. */
  async function readFirst(windows: readonly Split[], moment: Moment, filling: WindowFilling) {
    const values = await fillWindows(windows, filling, (window, slis) =>
      askOver(prometheus, planQueries(slis, 'counters'), window, moment),
    );
    const read = [...values].map(
      ([label, one]) => [label, { at: moment.at, exactAt: moment.at, values: one }] as const,
    );
    anchors = new Map([...(anchors ?? []), ...read]);
    return values;
  }

  async function readExpressions(one: ExpressionWindow, moment: Moment): Promise<CountValues> {
    const known = anchors?.get(one.label);
    if (known !== undefined && !isDue(one, known, moment.at)) return known.values;
    const values = await askOver(prometheus, one.plan, one.window, moment);
    const anchor = { at: moment.at, exactAt: moment.at, values };
    anchors = new Map([...(anchors ?? []), [one.label, anchor]]);
    return values;
  }

  /** What each window holds now, from its anchor; `advance` moves the anchors on. */
  async function readOn(from: number, due: readonly Split[], moment: Moment, advance: boolean) {
    const [{ came, before }, ...went] = await Promise.all([
      incoming.read(from, moment),
      ...due.map(({ outgoing }) =>
        advance ? outgoing.readExactly(from, moment) : outgoing.readAhead(from, moment),
      ),
    ]);
    const current = new Map<string, CountValues>();
    for (const [index, window] of due.entries()) {
      const { label } = window;
      const anchor = anchors?.get(label);
      if (anchor === undefined) continue;
      const back = window.slis.filter((sli) => cameBack(sli, anchor.values, before, came));
      if (back.length > window.slis.length * manyBack) {
        current.set(label, await readWhole(window, moment));
        continue;
      }
      const rolled = roll(anchor.values, came, went[index] ?? new Map());
      const values = new Map([...rolled, ...(await readBack(back, window, moment))]);
      current.set(label, values);
      if (advance)
        anchors = new Map([...(anchors ?? []), [label, { ...anchor, at: moment.at, values }]]);
    }
    return current;
  }

  return {
    async read(now, signal, filling) {
      const known = anchors ?? (await store.load(kept));
      anchors = known;
      const moment = { at: Math.floor(now / 1000) * 1000, signal };
      const whole = planned.filter((window) =>
        needsWhole(window, known.get(window.label), moment.at),
      );
      const rolling = planned.filter((window) => !whole.includes(window));
      const current = new Map(
        planned.flatMap(({ label }) => {
          const values = known.get(label)?.values;
          return values === undefined ? [] : [[label, values] as const];
        }),
      );
      for (const [from, due] of Map.groupBy(rolling, ({ label }) => known.get(label)?.at ?? 0)) {
        const since = moment.at - from;
        if (since === 0) continue;
        // Anchors of one moment share their delta: those left move on with one that is read whole.
        const advance = since >= (whole.length > 0 ? shortestRollMs : rollEveryMs);
        for (const [label, values] of await readOn(from, due, moment, advance))
          current.set(label, values);
      }
      const fresh = whole.filter(({ label }) => filling !== undefined && !known.has(label));
      for (const [label, values] of filling ? await readFirst(fresh, moment, filling) : [])
        current.set(label, values);
      for (const window of whole.filter((one) => !fresh.includes(one)))
        current.set(window.label, await readWhole(window, moment));
      for (const window of expressions) {
        const values = await readExpressions(window, moment);
        const { label } = window.window;
        current.set(label, new Map([...(current.get(label) ?? []), ...values]));
      }
      if (anchors !== known) await store.save(kept, anchors);
      return current;
    },
  };
}

function splitPlan(prometheus: PrometheusSource, window: PlannedWindow): Split {
  const counters = planQueries(slisOf([window]), 'counters');
  return { ...window, counters, outgoing: createOutgoing(prometheus, window, counters) };
}

function slisOf(windows: readonly PlannedWindow[]) {
  return [...new Set(windows.flatMap(({ slis }) => slis))];
}

/** Whether an SLI was gone for so long that what it counted meanwhile is known to the whole window alone. */
function cameBack(
  sli: EventsSli,
  anchor: CountValues,
  before: CountValues,
  came: CountValues,
): boolean {
  if (sli.total.kind !== 'counters') return false;
  const total = (values: CountValues) => readEvents(sli, values, noneSeen).total;
  return (total(anchor) ?? 0) > 0 && total(before) === null && (total(came) ?? 0) > 0;
}

const noneSeen: ReadonlySet<string> = new Set();

function needsWhole(window: SloWindow, anchor: Anchor | undefined, now: number): boolean {
  if (anchor === undefined || anchor.at > now) return true;
  if (!samePeriod(window, anchor.exactAt, now)) return true;
  const { passedSeconds } = progressOf(window, anchor.exactAt);
  const exactFor = Math.min(exactEveryMs, passedSeconds * 1000 * exactShare);
  return now - anchor.exactAt >= exactFor || now - anchor.at > oldestAnchorMs;
}

/** Asks over the whole of a window; of a calendar's period that has just begun nothing is known. */
async function askOver(
  prometheus: PrometheusSource,
  plan: QueryPlan,
  window: SloWindow,
  { at, signal }: Moment,
): Promise<CountValues> {
  const range = rangeAt(window, at);
  if (range === null) return new Map();
  return ask(prometheus, plan.questions(`[${range.text}]`, range.seconds), { at, signal });
}
