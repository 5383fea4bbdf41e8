import type { Incident } from '../../src/incidents/incident.ts';
import type { Interval } from '../../src/slo/tile.ts';
import type { Glyphs } from '../../src/text/glyphs.ts';
import { type Line, span } from '../../src/text/line.ts';

type Marks = {
  readonly incidents: readonly Incident[];
  readonly interval: Interval;
  /** Columns of the chart, its scale left out. */
  readonly columns: number;
  readonly labelColumns: number;
};

/** Under a chart, a bar for each incident from its declaration to its end, with its name where there is room. */
export function incidentMarks(
  { incidents, interval, columns, labelColumns }: Marks,
  glyphs: Glyphs,
): Line | null {
  const bar = glyphs.level === 'ascii' ? '=' : glyphs.border.across;
  const bars = incidents
    .filter(
      ({ declaredAt, resolvedAt }) =>
        declaredAt < interval.to && (resolvedAt ?? interval.to) > interval.from,
    )
    .toSorted((a, b) => a.declaredAt - b.declaredAt)
    .map((one) => ({ id: one.id, ...cellsOf(one, interval, columns) }));
  if (bars.length === 0) return null;
  const cells = Array<string>(columns).fill(' ');
  for (const { first, last } of bars) cells.fill(bar, first, last + 1);
  for (const { id, first, last } of bars)
    write(cells, ` ${id}`, last + 1) || write(cells, `${id} `, first - id.length - 1);
  return [span('incid. '.padStart(labelColumns), 'dim'), span(cells.join(''), 'ticket')];
}

function cellsOf({ declaredAt, resolvedAt }: Incident, { from, to }: Interval, columns: number) {
  const cellAt = (at: number) =>
    Math.min(columns - 1, Math.max(0, Math.floor(((at - from) / (to - from)) * columns)));
  return { first: cellAt(declaredAt), last: cellAt(resolvedAt ?? to) };
}

/** Writes a name where nothing else is; false when there is no room. */
function write(cells: string[], text: string, at: number): boolean {
  const free = cells.slice(Math.max(0, at), at + text.length);
  if (at < 0 || free.length < text.length || free.some((cell) => cell !== ' ')) return false;
  cells.splice(at, text.length, ...text);
  return true;
}
