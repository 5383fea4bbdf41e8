import type { Crew, Holders, Layer } from '../oncall/schedule.ts';
import { type NamedAt, namesOf } from './named-at.ts';
import type { ConfigPath } from './position.ts';
import type { HoldersForm, LayerForm, RotationForm } from './schedule-schema.ts';

/**
 * The first handoff where none is configured: a Monday, and the first ISO week of its year. The same
 * in every year, for otherwise whose week it is would depend on the year in which somebody asks.
 */
const defaultStart = Date.parse('2000-01-03T09:00Z');

/** A layer whose rotation begins and changes as the form says; nobody takes turns yet. */
export function layerOf(form: RotationForm, timeZone: string): Layer {
  const length = form.length ?? { count: 1, unit: 'w' };
  return {
    name: null,
    turnName: length.unit === 'w' && length.count === 1 ? 'week' : 'turn',
    timeZone,
    starts: form.starts ?? defaultStart,
    ends: null,
    length,
    crews: [],
    restrictions: [],
  };
}

/** Everyone who takes turns, by date. */
export function crewsOf(form: Pick<LayerForm, 'rotation' | 'changes'>): readonly Crew[] {
  const changes = (form.changes ?? []).map(({ from, rotation }) => ({ from, turns: rotation }));
  changes.sort((a, b) => a.from - b.from);
  return [{ from: null, turns: form.rotation }, ...changes].map(({ from, turns }) => ({
    from,
    turns: turns.map(crewTurn),
  }));
}

export function crewTurn({ primary, secondary, escalation }: HoldersForm): Holders {
  return {
    primary: primary ?? null,
    secondary: secondary ?? null,
    escalation: escalation ?? null,
  };
}

/** Where each of them is named. */
export function crewNames(
  form: Pick<LayerForm, 'rotation' | 'changes'>,
  path: ConfigPath,
): readonly NamedAt[] {
  const inTurns = (turns: readonly HoldersForm[], at: ConfigPath) =>
    turns.flatMap((turn, index) => namesOf(turn, [...at, 'rotation', index]));
  return [
    ...inTurns(form.rotation, path),
    ...(form.changes ?? []).flatMap(({ rotation }, index) =>
      inTurns(rotation, [...path, 'changes', index]),
    ),
  ];
}
