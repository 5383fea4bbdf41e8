import { existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { isBusy, isCannotOpen, isReadOnly } from './sqlite-errors.ts';
import { StoreError } from './store-error.ts';

/** Incidents may name customers and weaknesses: a folder made for them is its owner's alone. */
const privateFolder = 0o700;
// SQLite waits for a lock without giving the event loop back: keep it under a frame and try again instead.
const busyTimeoutMs = 10;

/**
 * Opens a file, made with its folders where there is none, for writing or, if that isn't allowed,
 * for reading. Waiting for other processes is left to the caller.
 */
export function openSqliteFile(file: string): DatabaseSync {
  makeFolder(file);
  const database = new DatabaseSync(file, { timeout: busyTimeoutMs });
  try {
    becomeDurable(database);
    return database;
  } catch (error) {
    database.close();
    const noPlaceForLog = isCannotOpen(error) || isReadOnly(error);
    if (!noPlaceForLog || existsSync(`${file}-wal`)) throw error;
    return openUnchanging(file);
  }
}

function makeFolder(file: string): void {
  if (file === ':memory:') return;
  const folder = path.dirname(path.resolve(file));
  try {
    mkdirSync(folder, { recursive: true, mode: privateFolder });
  } catch (error) {
    const came = error instanceof Error ? error.message : String(error);
    throw new StoreError(
      `can't make the folder ${folder} for the incident store: ${came}; name another file with --store sqlite:PATH`,
      { cause: error },
    );
  }
  if (!statSync(file, { throwIfNoEntry: false })?.isDirectory()) return;
  throw new StoreError(
    `the incident store sqlite:${file} is a folder: name a file with --store sqlite:PATH`,
  );
}

/** Sets what makes a confirmed write outlive a killed process and a power cut, where it may be written. */
function becomeDurable(database: DatabaseSync): void {
  database.exec('pragma foreign_keys = on');
  database.exec('pragma recursive_triggers = on');
  database.exec('pragma synchronous = full');
  // What retention removes is overwritten, not only forgotten.
  database.exec('pragma secure_delete = on');
  // The first read: finds out whether the file is a database at all.
  database.prepare('select count(*) from sqlite_master').get();
  try {
    database.exec('pragma journal_mode = wal');
    proveWritable(database);
  } catch (error) {
    if (!isReadOnly(error)) throw error;
  }
}

/** Finds out whether the file may be written. While another process writes it may; reading need not wait. */
function proveWritable(database: DatabaseSync): void {
  try {
    database.exec('begin immediate; rollback');
  } catch (error) {
    if (!isBusy(error)) throw error;
  }
}

/**
 * A database in WAL mode wants to write its log beside the file even to read. Where that isn't allowed
 * and no log is there, the file holds everything; what others write later is not seen.
 * https://www.sqlite.org/wal.html#read_only_databases
 */
export function openUnchanging(file: string): DatabaseSync {
  const url = pathToFileURL(file);
  url.searchParams.set('immutable', '1');
  const database = new DatabaseSync(url, { readOnly: true });
  database.prepare('select count(*) from sqlite_master').get();
  return database;
}
