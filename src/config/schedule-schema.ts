import * as z from 'zod';
import { type Role, roles } from '../oncall/schedule.ts';
import { calendarsSchema } from './calendar-schema.ts';
import { form, line, strictMap } from './fields.ts';
import { restrictionsSchema } from './restriction-schema.ts';
import { readLength, readMoment, readStarts } from './schedule-fields.ts';
import { parseTimeZone } from './time-zone.ts';

const localTime = 'a local time such as 2026-01-05T09:00';

const rotation = {
  timeZone: form('a time zone such as Europe/London', parseTimeZone).optional(),
  starts: form(localTime, readStarts).optional(),
  length: form('the length of a turn, such as 1w', readLength).optional(),
};

const holders = {
  primary: line.nullish(),
  secondary: line.nullish(),
  escalation: line.nullish(),
};

const noRole = 'expected somebody as primary, secondary or escalation';

function somebody(form: HoldersForm): boolean {
  return roles.some((one) => form[one]);
}

const week = z
  .number({ error: 'expected the number of a week, from 1' })
  .refine((value) => Number.isInteger(value) && value > 0, 'expected the number of a week, from 1');

/** When turns change: beside `schedule`. */
export const rotationSchema = strictMap(rotation);

/** The short form: a list of weeks. */
export const weeksSchema = z
  .array(strictMap({ week, ...holders, primary: line }))
  .min(1, 'expected at least one week');

const alone = line.transform((primary): HoldersForm => ({ primary }));
const turn = z.union([strictMap({ ...holders, primary: line }), alone], {
  error: 'expected a turn such as {primary: alice, secondary: bob}, or a name',
});
// A layer may be about one role and leave the others to the layers under it.
const layerTurn = z.union([strictMap(holders).refine(somebody, noRole), alone], {
  error: 'expected a turn such as {secondary: bob}, or the name of a primary',
});

function turnsOf<Turn extends z.ZodType<HoldersForm>>(one: Turn) {
  const turns = z.array(one).min(1, 'expected at least one turn');
  const from = form('a date such as 2026-06-01', readMoment);
  return {
    rotation: turns,
    changes: z.array(strictMap({ from, rotation: turns })).optional(),
    ends: form(localTime, readStarts).optional(),
    restrictions: restrictionsSchema.optional(),
  };
}

const layer = strictMap({ name: line.optional(), ...rotation, ...turnsOf(layerTurn) });

const role = z.enum(roles, { error: `expected ${roles.join(', ')}` });

const override = strictMap({
  user: line.nullable(),
  from: line,
  to: line,
  insteadOf: line.optional(),
  role: role.optional(),
  reason: line.optional(),
});

const temporary = strictMap({
  name: line.optional(),
  from: line,
  to: line,
  ...holders,
  shifts: z
    .array(
      strictMap({ from: line.optional(), to: line.optional(), ...holders }).refine(
        somebody,
        noRole,
      ),
    )
    .min(1, 'expected at least one shift')
    .optional(),
});

/** The general form: named schedules with everything inside. */
export const schedulesSchema = z
  .array(
    strictMap({
      name: line.optional(),
      ...rotation,
      ...turnsOf(turn),
      rotation: turnsOf(turn).rotation.optional(),
      calendar: calendarsSchema.optional(),
      layers: z.array(layer).min(1, 'expected at least one layer').optional(),
      overrides: z.array(override).optional(),
      temporary: z.array(temporary).optional(),
    }),
  )
  .min(1, 'expected at least one schedule');

export type HoldersForm = { readonly [R in Role]?: string | null | undefined };
export type RotationForm = z.output<typeof rotationSchema>;
export type WeekForm = z.output<typeof weeksSchema>[number];
export type ScheduleForm = z.output<typeof schedulesSchema>[number];
export type LayerForm = z.output<typeof layer>;
export type OverrideForm = z.output<typeof override>;
export type TemporaryForm = z.output<typeof temporary>;
