import * as z from 'zod';
import type { ConfigError } from '../config/config-error.ts';
import { quote } from '../config/quote.ts';
import { readShape } from './read-shape.ts';
import { type SourceDocument, sourceFault } from './source-document.ts';
import type { SourceFormat } from './source-format.ts';

const headSchema = z.looseObject({
  version: z.unknown().optional(),
  apiVersion: z.unknown().optional(),
});
const groups: readonly (readonly [prefix: string, format: SourceFormat])[] = [
  ['sloth.slok.dev/v1', 'sloth'],
  ['pyrra.dev/v1alpha1', 'pyrra'],
  ['openslo/v1', 'openslo'],
  ['openslo/v1alpha', 'openslo'],
  ['sre.google.com/v2', 'slo-generator'],
];
const known =
  'known are version: prometheus/v1 (Sloth) and apiVersion: sloth.slok.dev/v1, pyrra.dev/v1alpha1, openslo/v1, sre.google.com/v2';

/** Whose format a document is, by what it says of itself, or what to say when it is nobody's. */
export function detectFormat(document: SourceDocument): SourceFormat | ConfigError {
  const { version, apiVersion, ...rest } = readShape(headSchema, document);
  if (apiVersion !== undefined) {
    const found = groups.find(([name]) => name === apiVersion);
    return (
      found?.[1] ??
      sourceFault(document, ['apiVersion'], `${quote(apiVersion)} is not known; ${known}`)
    );
  }
  if (version === 'prometheus/v1') return 'sloth';
  if (version !== undefined)
    return sourceFault(document, ['version'], `${quote(version)} is not known; ${known}`);
  // The first version of slo-generator's files names neither.
  if ('slo_target' in rest && 'backend' in rest) return 'slo-generator';
  return sourceFault(
    document,
    [],
    `neither version nor apiVersion; ${known}, or name it with --from`,
  );
}
