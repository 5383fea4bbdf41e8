import type { Alert } from '../src/live/alert.ts';
import { alertRow } from '../src/live/selectors/alert-row.ts';
import { wrap } from '../src/text/fit.ts';
import { type Line, span } from '../src/text/line.ts';
import { dateClock } from '../src/text/time.ts';
import { factLine } from './incident-lines.ts';
import { inside, type Rect } from './layout.ts';
import { useLive } from './live-context.tsx';
import { useLook } from './look.tsx';
import { Document } from './parts/document.tsx';

type Props = { readonly rect: Rect; readonly id: string };

/** One alert with everything its labels say. */
export function AlertScreen({ rect, id }: Props) {
  const { glyphs } = useLook();
  const alert = useLive(({ alerts }) => alerts.data?.find((one) => one.id === id) ?? null);
  const now = useLive((state) => state.now);
  const scroll = useLive(({ view }) => view.scroll);
  const { columns } = inside(rect);
  if (alert === null)
    return <Document rect={rect} title={[span('Alert', 'strong')]} lines={[gone]} scroll={0} />;
  const row = alertRow(alert, now);
  const status: Line = [span(` ${glyphs.marks[row.mark]} ${row.status}`, row.tone)];
  const lines = [[], status, [], ...alertLines(alert, columns)];
  return (
    <Document rect={rect} title={[span(alert.name, 'strong')]} lines={lines} scroll={scroll} />
  );
}

const gone: Line = [span(' This alert is no longer there: it has resolved.', 'dim')];

function alertLines(alert: Alert, columns: number): readonly Line[] {
  const { summary, service, severity, silencedBy, silencedUntil, since } = alert;
  const until = silencedUntil === null ? '' : ` to ${dateClock(silencedUntil, 'UTC')} UTC`;
  const labels = Object.entries(alert.labels);
  return [
    ...(summary === null ? [] : wrap(summary, columns - 2).map((text) => [span(` ${text}`)])),
    [],
    factLine('service', service ?? ''),
    factLine('severity', severity ?? ''),
    factLine('since', `${dateClock(since, 'UTC')} UTC`),
    factLine('runbook', alert.runbook ?? ''),
    factLine('silenced', silencedBy === null ? '' : `by ${silencedBy}${until}`),
    [],
    [span(' Labels', 'accent')],
    ...labels.map(([name, value]): Line => [span(`   ${name} `, 'dim'), span(value)]),
  ].filter((line) => line !== null);
}
