import * as z from 'zod';
import { roles } from '../oncall/schedule.ts';
import { accessShape } from './endpoint-schema.ts';
import { choice, line, strictMap } from './fields.ts';

const calendar = strictMap({
  file: line.optional(),
  url: line.optional(),
  ...accessShape,
  role: choice(roles).optional(),
}).refine(
  ({ file, url }) => (file === undefined) !== (url === undefined),
  'write either file: PATH or url: ADDRESS',
);

/** The calendar that says who is on call, or several. */
export const calendarsSchema = z.union(
  [calendar.transform((one) => [one]), z.array(calendar).min(1, 'expected at least one calendar')],
  { error: 'expected a map such as {file: rota.ics} or {url: https://…}, or a list of them' },
);

export type CalendarForm = z.output<typeof calendar>;
