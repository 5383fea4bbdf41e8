import { alertTimes } from '../slo/alert-times.ts';
import type { SloStatus } from '../slo/status.ts';
import type { PrometheusSource } from '../sources/prometheus/prometheus-source.ts';
import { createAlertHistories } from './alert-histories.ts';
import type { SloFeed } from './slo-feed.ts';

/** The same feed, with the times of the alerts that fire. */
export function withForecasts(
  feed: SloFeed,
  prometheus: PrometheusSource,
  now: () => number,
): SloFeed {
  const histories = createAlertHistories(prometheus);
  let longWindowsTried = false;

  const add = (statuses: readonly SloStatus[]) =>
    statuses.map((status) => {
      const curve = status.alert === null ? null : histories.curveOf(status.slo.id);
      return curve === null ? status : { ...status, alertTimes: alertTimes(status, curve) };
    });

  return {
    ...feed,
    async readFast(signal) {
      const statuses = await feed.readFast(signal);
      // A page is shown at once; since when and until when, with the next refresh. The first history is
      // read when tickets are known too, in one go.
      if (longWindowsTried) void histories.refresh(statuses, now(), signal);
      return add(statuses);
    },
    async readSlow(signal, filling) {
      const statuses = await feed.readSlow(signal, filling).finally(() => {
        longWindowsTried = true;
      });
      await histories.refresh(statuses, now(), signal);
      return add(statuses);
    },
  };
}
