import * as z from 'zod';
import { readShape, text } from './read-shape.ts';
import { type SourceDocument, sourceFault } from './source-document.ts';

const kinds = [
  ...(['SLO', 'SLI', 'Service', 'DataSource'] as const),
  ...(['AlertPolicy', 'AlertCondition', 'AlertNotificationTarget'] as const),
] as const;

const objectSchema = z.looseObject({
  apiVersion: z.enum(['openslo/v1', 'openslo/v1alpha'], {
    error: 'expected apiVersion: openslo/v1',
  }),
  kind: z.enum(kinds, { error: 'expected a kind such as SLO, SLI, Service or AlertPolicy' }),
  metadata: z.looseObject({ name: text }),
});

/** One object of OpenSLO with the name others refer to it by. */
export type OpenSloObject = {
  readonly document: SourceDocument;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
};

export function readObject(document: SourceDocument): OpenSloObject {
  const { apiVersion, kind, metadata } = readShape(objectSchema, document);
  return { document, apiVersion, kind, name: metadata.name };
}

/** The object a reference names. Throws ConfigError when no file that was given holds it. */
export function referred(
  objects: readonly OpenSloObject[],
  kind: string,
  name: string,
  at: { readonly document: SourceDocument; readonly path: readonly PropertyKey[] },
): OpenSloObject {
  const found = objects.find((one) => one.kind === kind && one.name === name);
  if (found) return found;
  throw sourceFault(
    at.document,
    at.path,
    `there is no ${kind} named ${name} here; name the file that holds it too`,
  );
}
