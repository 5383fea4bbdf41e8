import type { AlertmanagerSource } from '../../sources/alertmanager/alertmanager-source.ts';
import type { LapsingSilence } from './handoff.ts';

/** What ends within a day is the next person's. */
const soonMs = 86_400_000;

/** The active silences that end soon, the first to end first, with the alerts behind them. Throws `SourceError`. */
export async function readLapsingSilences(
  alertmanager: AlertmanagerSource,
  at: number,
  signal: AbortSignal,
): Promise<readonly LapsingSilence[]> {
  const silences = await alertmanager.silences(signal);
  const alerts = await alertmanager.alerts(signal).catch(() => null);
  return silences
    .filter(({ endsAt }) => endsAt <= at + soonMs)
    .toSorted((a, b) => a.endsAt - b.endsAt)
    .map((silence) => {
      const hidden = alerts?.filter(({ silencedBy }) => silencedBy.includes(silence.id));
      const names = hidden?.map(({ labels }) => labels.alertname ?? 'an alert without a name');
      return { ...silence, hides: names === undefined ? null : [...new Set(names)] };
    });
}
