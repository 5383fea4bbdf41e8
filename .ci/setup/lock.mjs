import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from './root.mjs';
import { say } from './say.mjs';

// Outside the clone: node_modules is thrown away by the very step the lock protects.
const name = createHash('sha256').update(root).digest('hex').slice(0, 12);
const folder = path.join(tmpdir(), `onduty-setup-${name}.lock`);
const pidFile = path.join(folder, 'pid');
// Between making the folder and writing the pid there is a moment without a pid.
const withoutPidMilliseconds = 5_000;

/** Does some work while no other set-up of this clone does any; waits for one that does. */
export function withLock(work) {
  take();
  const release = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', release);
  try {
    return work();
  } finally {
    release();
    process.off('exit', release);
  }
}

function take() {
  for (let said = false; !tryToTake(); ) {
    if (removeStale()) continue;
    if (!said) say('waiting for another set-up of this clone to end');
    said = true;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  }
}

function tryToTake() {
  try {
    mkdirSync(folder);
    writeFileSync(pidFile, String(process.pid));
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Removes the lock of a set-up that was killed. The rename lets only one of several waiting ones do it. */
function removeStale() {
  try {
    const age = Date.now() - statSync(folder).mtimeMs;
    const pid = readPid();
    if (pid === null ? age < withoutPidMilliseconds : isAlive(pid)) return false;
    const aside = `${folder}.${process.pid}`;
    renameSync(folder, aside);
    rmSync(aside, { recursive: true, force: true });
    return true;
  } catch (error) {
    if (error.code === 'ENOENT') return true;
    throw error;
  }
}

function readPid() {
  try {
    return Number(readFileSync(pidFile, 'utf8')) || null;
  } catch {
    return null;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
