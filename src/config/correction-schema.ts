import * as z from 'zod';
import { parseDuration } from './duration.ts';
import { form, line, strictMap } from './fields.ts';
import { readRecurrenceRule } from './recurrence-rule.ts';
import { parseTimeZone } from './time-zone.ts';

/** Times are read later: what one without an offset means hangs on `timeZone` beside it. */
const correction = strictMap(
  {
    from: line,
    to: line.optional(),
    lasts: form('a duration such as 2h', parseDuration).optional(),
    timeZone: form('a time zone such as Europe/London', parseTimeZone).optional(),
    repeats: form('an RRULE such as FREQ=WEEKLY;BYDAY=SU', readRecurrenceRule).optional(),
    reason: line,
    services: z.array(line).min(1, 'expected at least one service').optional(),
    slos: z.array(line).min(1, 'expected at least one SLO, as service/name').optional(),
  },
  { rrule: 'repeats', duration: 'lasts', start: 'from', end: 'to' },
);

export const correctionsSchema = z.array(correction);

export type CorrectionForm = z.output<typeof correction>;
