import * as z from 'zod';
import type { ConfigPath } from '../config/position.ts';
import { schemaIssues } from '../config/schema-issues.ts';
import { type SourceDocument, sourceFault, valueAt } from './source-document.ts';

/** A part of a source, checked. Throws ConfigError at the first thing that is not as it should be. */
export function readShape<T extends z.ZodType>(
  schema: T,
  document: SourceDocument,
  path: ConfigPath = [],
): z.output<T> {
  const data = valueAt(document.data, path);
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const [issue] = schemaIssues(result.error.issues, data);
  throw sourceFault(
    document,
    [...path, ...(issue?.path ?? [])],
    issue?.message ?? 'not understood',
  );
}

/** Text that must say something. */
export const text = z
  .string()
  .transform((value) => value.trim())
  .refine((value) => value !== '', 'expected some text');

/** What a Kubernetes object says of itself. */
export const metadataSchema = z.looseObject({
  name: text,
  namespace: text.nullish(),
  labels: z.record(z.string(), z.unknown()).nullish(),
});
