import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectNode, root } from './root.mjs';
import { run } from './run.mjs';
import { say } from './say.mjs';

const stamp = path.join(root, 'node_modules/.onduty-packages');

/** The npm packages of package-lock.json, the project's Node among them. */
export const packages = {
  isDone: () => existsSync(projectNode) && read(stamp) === lockHash(),
  run() {
    if (!areInstalled()) {
      say('installing packages (npm ci) …');
      if (!run('npm', ['ci', '--include=dev', '--no-fund', '--no-audit', '--loglevel=error']))
        return 'npm ci failed; its message is above';
    }
    const found = spawnSync(projectNode, ['--version'], { encoding: 'utf8' }).stdout?.trim();
    if (Number(/^v(\d+)/.exec(found ?? '')?.[1] ?? 0) < 24) return wrongNode(found);
    writeFileSync(stamp, lockHash());
    return null;
  },
};

/** True when npm made node_modules from this very lock file, though not by this script. */
function areInstalled() {
  const hidden = path.join(root, 'node_modules/.package-lock.json');
  if (!existsSync(hidden)) return false;
  const wanted = JSON.parse(read(path.join(root, 'package-lock.json'))).packages;
  const present = JSON.parse(read(hidden)).packages;
  return Object.entries(wanted).every(
    ([name, { version, optional }]) =>
      name === '' || (present[name] ? present[name].version === version : optional === true),
  );
}

// npm that may not run install scripts leaves the package `node` without its binary, and says nothing.
function wrongNode(found) {
  const what = found ? `is ${found}` : 'is missing';
  return `node_modules/.bin/node ${what}, 24 or newer is needed: npm did not run the install script of the package "node"; run: npm rebuild node --ignore-scripts=false`;
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
