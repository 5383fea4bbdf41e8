import type { Schedule } from '../oncall/schedule.ts';
import { toInstant, toLocal, type WallMs } from '../zones/local-time.ts';
import { rotaAt, rotaSchedule, stretchAround } from './rota-cursor.ts';
import { schedulesOf } from './selectors/schedules.ts';
import type { LiveState } from './state.ts';
import type { RotaView, View } from './view.ts';

const dayMs = 86_400_000;

/** A move of the cursor on the screen of the schedules. */
export type RotaMove = (view: View, state: LiveState) => View;

/** To the shift after or before the one under the cursor. */
export const shiftStepped =
  (step: 1 | -1): RotaMove =>
  (view, state) =>
    onSchedule(view, state, (schedule) => {
      const here = stretchAround(schedule, rotaAt(state));
      return step === 1 ? here.end : stretchAround(schedule, here.start - 1).start;
    });

/** Up or down a row of the calendar: a day of the week, a week of the month. */
export const rowStepped =
  (step: 1 | -1): RotaMove =>
  (view, state) => {
    const days = view.rota.span === 'week' ? 1 : 7;
    return moved(view, state, (wall) => wall + step * days * dayMs);
  };

/** To the week or month after or before. */
export const spanStepped =
  (step: 1 | -1): RotaMove =>
  (view, state) =>
    moved(view, state, (wall) =>
      view.rota.span === 'week' ? wall + step * 7 * dayMs : monthOn(wall, step),
    );

/** To a date, at the time of day of the cursor; null is now. */
export const dateShown =
  (date: WallMs | null): RotaMove =>
  (view, state) =>
    date === null
      ? seen(view, { at: null })
      : moved(view, state, (wall) => date + (wall - Math.floor(wall / dayMs) * dayMs));

export const spanToggled: RotaMove = (view) =>
  seen(view, { span: view.rota.span === 'week' ? 'month' : 'week' });

/** To another schedule, at the same moment. */
export const scheduleStepped =
  (step: 1 | -1): RotaMove =>
  (view, state) => {
    const names = schedulesOf(state).map(({ name }) => name);
    const here = names.indexOf(rotaSchedule(state)?.name ?? '');
    const next = names[(here + step + names.length) % names.length];
    return next === undefined ? view : seen(view, { schedule: next });
  };

function moved(view: View, state: LiveState, move: (wall: WallMs) => WallMs): View {
  return onSchedule(view, state, ({ timeZone }) =>
    toInstant(move(toLocal(rotaAt(state), timeZone)), timeZone),
  );
}

function onSchedule(view: View, state: LiveState, at: (schedule: Schedule) => number): View {
  const schedule = rotaSchedule(state);
  return schedule === null ? view : seen(view, { at: at(schedule) });
}

/** The 31st becomes the last day of a shorter month. */
function monthOn(wall: WallMs, step: 1 | -1): WallMs {
  const date = new Date(wall);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + step);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  return date.setUTCDate(Math.min(day, last));
}

function seen(view: View, change: Partial<RotaView>): View {
  return { ...view, rota: { ...view.rota, ...change } };
}
