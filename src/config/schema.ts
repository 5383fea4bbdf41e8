import * as z from 'zod';
import { correctionsSchema } from './correction-schema.ts';
import type { ConfigDocument } from './document.ts';
import { parseDuration, parseWait } from './duration.ts';
import { endpointSchema } from './endpoint-schema.ts';
import { escalationSchema } from './escalation-schema.ts';
import { form, line, strictMap } from './fields.ts';
import { incidentsSchema } from './incident-rules.ts';
import { peopleSchema } from './people-schema.ts';
import { quote } from './quote.ts';
import { refuse } from './reading.ts';
import type { Report } from './report.ts';
import { rotationSchema, schedulesSchema, weeksSchema } from './schedule-schema.ts';
import { schemaIssues } from './schema-issues.ts';
import { queriesSchema, servicesSchema, sourceSchema } from './service-schema.ts';
import { parseTimeZone } from './time-zone.ts';

function readRefresh(text: string) {
  const reading = parseDuration(text);
  return reading.ok && reading.value < 1
    ? refuse(`expected a refresh of 1s or more, got ${quote(text)}`)
    : reading;
}

// Lines of text; `- Slack channel: #on-call` is a map to YAML.
const remarks = z.array(
  z.union([line, z.number(), z.record(z.string(), z.unknown())], { error: 'expected text' }),
);

/** A key with nothing after it (all its lines commented out) is a key left out. */
const settingsSchema = strictMap({
  environment: line.nullish(),
  prometheus: endpointSchema.nullish(),
  alertmanager: endpointSchema.nullish(),
  refresh: form('a duration such as 15s', readRefresh).nullish(),
  store: line.nullish(),
  user: line.nullish(),
  timeZones: z.array(form('a time zone such as Europe/London', parseTimeZone)).nullish(),
  serviceLabel: z
    .string({ error: 'expected the name of a label, or null' })
    .regex(/^[a-zA-Z_]\w*$/, 'expected the name of a label, or null')
    .nullable()
    .optional(),
  source: sourceSchema.nullish(),
  showRecorded: z.boolean({ error: 'expected true or false' }).nullish(),
  services: servicesSchema.nullish(),
  queries: queriesSchema.nullish(),
  corrections: correctionsSchema.nullish(),
  schedule: weeksSchema.nullish(),
  rotation: rotationSchema.nullish(),
  schedules: schedulesSchema.nullish(),
  people: peopleSchema.nullish(),
  incidents: incidentsSchema.nullish(),
  escalation: escalationSchema.nullish(),
  acknowledgeWithin: form('a duration such as 5m', parseWait).nullish(),
  responsibilities: remarks.nullish(),
  support: remarks.nullish(),
  runbooks: line.nullish(),
});

export type Settings = z.output<typeof settingsSchema>;

/** The file's data, checked key by key. Throws ConfigError through the report. */
export function readSettings(document: ConfigDocument, report: Report): Settings {
  const result = settingsSchema.safeParse(document.data);
  if (result.success) return result.data;
  for (const { path, part, message } of schemaIssues(result.error.issues, document.data))
    report.issue(path, message, part);
  report.stopAtIssues();
  throw result.error;
}
