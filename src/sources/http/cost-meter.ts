import type { Cost } from '../prometheus/prometheus-source.ts';

/** Counts what asking costs: requests really sent, characters of their answers, time spent waiting. */
export type CostMeter = {
  sent(): void;
  received(bytes: number): void;
  waited(ms: number): void;
  cost(): Cost;
};

/** Bytes are those of the bodies after decompression. Seconds of requests side by side add up. */
export function createCostMeter(): CostMeter {
  let requests = 0;
  let bytes = 0;
  let waitedMs = 0;
  return {
    sent: () => {
      requests += 1;
    },
    received: (count) => {
      bytes += count;
    },
    waited: (ms) => {
      waitedMs += ms;
    },
    cost: () => ({ requests, bytes, seconds: waitedMs / 1000 }),
  };
}
