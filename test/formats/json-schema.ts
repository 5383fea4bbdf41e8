import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

type Schema = Readonly<Record<string, unknown>>;
type Check = (value: unknown, want: unknown, schema: Schema, all: Schemas) => boolean;
export type Schemas = ReadonlyMap<string, Schema>;

/** The JSON Schemas in a folder, by their own addresses. */
export function readSchemas(folder: string): Schemas {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Map(
    files
      .filter((file) => file.endsWith('.json'))
      .map((file): [string, Schema] => {
        const schema: Schema = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
        return [String(schema.$id), schema];
      }),
  );
}

/** Whether a value is valid: the keywords of draft 7 that OpenSLO uses. Throws for any other. */
export function isValid(value: unknown, schema: Schema, all: Schemas): boolean {
  return Object.entries(schema).every(([keyword, want]) => {
    if (silent.includes(keyword)) return true;
    const check = checks[keyword];
    if (check === undefined) throw new Error(`JSON Schema keyword ${keyword} is not known`);
    return check(value, want, schema, all);
  });
}

const silent = ['$schema', '$id', 'title', 'description', 'then', 'additionalItems'];

const checks: Readonly<Record<string, Check>> = {
  $ref: (value, want, _, all) => isValid(value, all.get(String(want)) ?? { missing: want }, all),
  type: (value, want) => typeOf(value) === want,
  const: (value, want) => value === want,
  enum: (value, want) => list(want).includes(value),
  pattern: (value, want) => typeof value !== 'string' || new RegExp(String(want)).test(value),
  minLength: (value, want) => typeof value !== 'string' || value.length >= Number(want),
  maxLength: (value, want) => typeof value !== 'string' || value.length <= Number(want),
  minimum: (value, want) => typeof value !== 'number' || value >= Number(want),
  maximum: (value, want) => typeof value !== 'number' || value <= Number(want),
  exclusiveMinimum: (value, want) => typeof value !== 'number' || value > Number(want),
  exclusiveMaximum: (value, want) => typeof value !== 'number' || value < Number(want),
  minItems: (value, want) => !Array.isArray(value) || value.length >= Number(want),
  maxItems: (value, want) => !Array.isArray(value) || value.length <= Number(want),
  items: (value, want, _, all) =>
    !Array.isArray(value) || value.every((item) => isValid(item, map(want), all)),
  required: (value, want) =>
    typeOf(value) !== 'object' || list(want).every((key) => Object.hasOwn(map(value), String(key))),
  properties: (value, want, _, all) =>
    typeOf(value) !== 'object' ||
    Object.entries(map(want)).every(
      ([key, schema]) =>
        !Object.hasOwn(map(value), key) || isValid(map(value)[key], map(schema), all),
    ),
  additionalProperties: (value, want, _, all) =>
    typeOf(value) !== 'object' ||
    Object.values(map(value)).every((item) => isValid(item, map(want), all)),
  propertyNames: (value, want, _, all) =>
    typeOf(value) !== 'object' ||
    Object.keys(map(value)).every((key) => isValid(key, map(want), all)),
  allOf: (value, want, _, all) => list(want).every((one) => isValid(value, map(one), all)),
  oneOf: (value, want, _, all) =>
    list(want).filter((one) => isValid(value, map(one), all)).length === 1,
  not: (value, want, _, all) => !isValid(value, map(want), all),
  if: (value, want, schema, all) =>
    !isValid(value, map(want), all) || isValid(value, map(schema.then ?? {}), all),
};

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return value === null ? 'null' : typeof value;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function map(value: unknown): Schema {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
