import path from 'node:path';
import type { Endpoint } from './config.ts';
import { parseConfigDocument } from './document.ts';
import { readEndpoint } from './endpoint.ts';
import { endpointSchema } from './endpoint-schema.ts';
import type { Environment } from './environment.ts';
import type { ConfigFile } from './find-file.ts';

/**
 * The Prometheus a configuration names, whatever else is wrong in it; null where it names none that
 * can be read. Throws `ConfigError` for what YAML can't read.
 */
export function prometheusInFile(file: ConfigFile, { home }: Environment): Endpoint | null {
  const { data } = parseConfigDocument(file.text, file.label);
  if (typeof data !== 'object' || data === null || !('prometheus' in data)) return null;
  const form = endpointSchema.safeParse(data.prometheus);
  if (!form.success) return null;
  const reading = readEndpoint(form.data, { folder: path.dirname(file.path), home });
  return reading.ok ? reading.value : null;
}
