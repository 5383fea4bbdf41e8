import * as z from 'zod';
import { choice, form, line, lines, strictMap } from './fields.ts';
import { readAs } from './reading.ts';
import { slicesSchema } from './slices-schema.ts';
import { splitSchema } from './split-schema.ts';
import { parseTarget } from './target.ts';
import { parseThreshold } from './threshold.ts';
import { trafficGuardSchema } from './traffic-guard-schema.ts';
import { windowSchema } from './window-schema.ts';

/** Target as written and as read: the screen shows the first, the maths use the second. */
function readTarget(text: string) {
  const reading = parseTarget(text);
  return reading.ok ? readAs({ text: text.trim(), target: reading.value }) : reading;
}

const sli = z.union(
  [
    line,
    strictMap(
      {
        bad: lines.optional(),
        good: lines.optional(),
        total: lines.optional(),
        latency: lines.optional(),
        threshold: form('a duration such as 200ms or 0.2s', parseThreshold).optional(),
        histogram: choice(['classic', 'native']).optional(),
        ratio: lines.optional(),
        percent: lines.optional(),
        gauge: lines.optional(),
        slices: slicesSchema.optional(),
      },
      { error: 'bad', errors: 'bad', success: 'good' },
    ),
  ],
  { error: 'expected the name of a query, or a map with bad (or good) and total' },
);

/** Where long windows are read from. */
export const sourceSchema = choice(['auto', 'raw', 'recorded']);

const slo = strictMap(
  {
    name: line,
    target: form('a target such as 99.9%, < 0.1% or p99 < 200ms', readTarget),
    window: windowSchema,
    sli,
    by: splitSchema.optional(),
    source: sourceSchema.optional(),
    minEvents: trafficGuardSchema.optional(),
    runbook: line.optional(),
  },
  { objective: 'target', goal: 'target', indicator: 'sli' },
);

const atLeastOne = 'expected at least one SLO with name, target and sli';

export const servicesSchema = z.array(
  strictMap({ name: line, slos: z.array(slo, { error: atLeastOne }).min(1, atLeastOne) }),
);

export const queriesSchema = z.record(z.string(), lines);

export type ServiceForm = z.output<typeof servicesSchema>[number];
export type SloForm = ServiceForm['slos'][number];
