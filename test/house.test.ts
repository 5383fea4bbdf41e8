import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

/** Which rooms a room may import from. Types of subjects may be read everywhere. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  text: [],
  zones: [],
  slo: ['promql', 'zones'],
  promql: ['slo'],
  rules: ['slo', 'promql'],
  formats: ['slo', 'promql', 'discovery', 'config', 'zones', 'text'],
  discovery: ['slo', 'promql'],
  incidents: [],
  oncall: ['zones'],
  calendar: ['oncall', 'zones', 'text'],
  config: ['slo', 'promql', 'oncall', 'zones', 'incidents', 'text'],
  sources: ['slo', 'promql', 'oncall', 'calendar', 'config', 'text'],
  store: ['incidents', 'oncall', 'config', 'text'],
  offline: ['incidents', 'oncall', 'store', 'config', 'text'],
  terminal: ['text'],
  live: [
    ...['slo', 'promql', 'rules', 'incidents', 'oncall', 'sources', 'store', 'config'],
    ...['offline', 'zones', 'text', 'terminal'],
  ],
  input: ['live', 'incidents', 'text'],
  screens: ['live', 'input', 'text', 'slo', 'promql', 'incidents', 'oncall', 'terminal'],
  demo: ['slo', 'incidents', 'text'],
  commands: [
    ...['slo', 'promql', 'incidents', 'oncall', 'config', 'sources', 'store', 'live'],
    ...['offline', 'input', 'terminal', 'text', 'screens', 'demo', 'rules', 'formats', 'discovery'],
    'calendar',
  ],
  main: ['commands'],
};

/** Libraries that only one room may know. */
const libraryRoom: Readonly<Record<string, readonly string[]>> = {
  ink: ['screens', 'terminal', 'commands'],
  react: ['screens', 'commands'],
  'ink-table': ['screens'],
  'prometheus-query': ['sources'],
  axios: ['sources'],
  kysely: ['store'],
  pg: ['store'],
  commander: ['commands'],
  zod: ['config', 'sources', 'store', 'offline', 'formats'],
  yaml: ['config', 'rules', 'formats'],
  zustand: ['live', 'screens'],
  'rrule-temporal': ['zones'],
  'ical.js': ['calendar'],
  '@prometheus-io/lezer-promql': ['promql'],
};

const root = path.resolve(import.meta.dirname, '..');

type Import = { readonly file: string; readonly room: string; readonly target: string };

function sourceFiles(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

function roomOf(file: string): string {
  const [top, room] = file.split(path.sep);
  if (top === 'screens') return 'screens';
  return room?.includes('.') ? 'main' : (room ?? 'main');
}

function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  const targets = [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(
    (match) => match[1] ?? '',
  );
  return targets.map((target) => ({ file, room: roomOf(file), target }));
}

function targetRoom({ file, target }: Import): string {
  return roomOf(path.relative(root, path.resolve(root, path.dirname(file), target)));
}

const files = [...sourceFiles('src'), ...sourceFiles('screens')];
const imports = files.flatMap(importsOf);

describe('the house', () => {
  test('each room imports only from the rooms it may know', () => {
    const wrong = imports
      .filter(({ target }) => target.startsWith('.'))
      .filter((one) => targetRoom(one) !== one.room)
      .filter((one) => !mayImport[one.room]?.includes(targetRoom(one)))
      .map(({ file, target }) => `${file} imports ${target}`);
    expect(wrong).toEqual([]);
  });

  test('each library is known by its own room alone', () => {
    const wrong = imports
      .filter(({ room, target }) => libraryRoom[target] && !libraryRoom[target].includes(room))
      .map(({ file, target }) => `${file} imports ${target}`);
    expect(wrong).toEqual([]);
  });

  test('no file is over 250 lines', () => {
    const long = [...files, ...sourceFiles('test')].filter(
      (file) => readFileSync(path.join(root, file), 'utf8').split('\n').length > 251,
    );
    expect(long).toEqual([]);
  });
});
