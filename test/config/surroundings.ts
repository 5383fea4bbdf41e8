import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { Environment } from '../../src/config/environment.ts';
import { loadConfig } from '../../src/config/load.ts';

/** A folder of its own, and surroundings in which nothing else is configured. */
export function surroundings(env: NodeJS.ProcessEnv = {}): Environment {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'onduty-config-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return {
    env: { USER: 'dana', ...env },
    cwd: folder,
    home: path.join(folder, 'home'),
    hostZone: 'Europe/Berlin',
  };
}

/** Loads a text as ./onduty.yaml. */
export function loadText(text: string, environment = surroundings()) {
  writeFileSync(path.join(environment.cwd, 'onduty.yaml'), text);
  return loadConfig({}, environment);
}

/** The error a text is refused with. */
export async function refusalOf(text: string): Promise<string> {
  return loadText(text).then(
    () => 'not refused',
    (error: unknown) => (error instanceof Error ? `${error.name} ${error.message}` : String(error)),
  );
}

/** Expects a text to be refused in one line that names the place and says this. */
export async function expectOneLine(text: string, expected: string): Promise<void> {
  const message = await refusalOf(text);
  expect(message).toMatch(/^ConfigError onduty\.yaml:\d+:\d+: /);
  expect(message).toContain(expected);
  expect(message).not.toContain('\n');
}
