import type { Kysely } from 'kysely';
import { incidentId } from '../../incidents/incident-id.ts';
import { line } from '../rows.ts';
import type { IncidentRow, StoreHeadRow, Tables } from '../schema.ts';
import { StoreError } from '../store-error.ts';
import { type Anchor, chainCheck } from './chain-check.ts';
import { differingRows, type RowDifference } from './compare-rows.ts';
import type { Finding } from './finding.ts';
import { readLog, readPrunings } from './read-log.ts';

/** What a check of a whole store came to. */
export type Verified = {
  readonly incidents: number;
  readonly events: number;
  /** The newest event, to be noted down elsewhere; its hash is empty before the first. */
  readonly newest: Anchor;
  /** How many events retention has removed. */
  readonly pruned: number;
  /** What is wrong with the log, first to last. */
  readonly log: readonly Finding[];
  /** Incidents whose rows are not what their events make; not looked for in a log that is wrong. */
  readonly rows: readonly Finding[];
};

/** Checks every hash and every row. To be read within one snapshot. */
export async function verifyStore(db: Kysely<Tables>, anchor: Anchor | null): Promise<Verified> {
  const head = await readHead(db);
  const check = chainCheck(anchor);
  for await (const link of readLog(db)) check.link(link);
  const [incidents, events] = [await countOf(db, 'incidents'), await countOf(db, 'events')];
  const log = check.end(head, events).map(printable);
  const rows = log.length > 0 ? [] : (await differingRows(db)).map(rowFinding);
  const pruned = (await readPrunings(db)).reduce((sum, one) => sum + one.events, 0);
  return { incidents, events, pruned, newest: { seq: head.seq, hash: head.hash }, log, rows };
}

/** The one row that numbers events and incidents. */
export async function readHead(db: Kysely<Tables>): Promise<StoreHeadRow> {
  const head = await db.selectFrom('storeHead').selectAll().executeTakeFirst();
  if (head) return head;
  throw new StoreError('the incident store has lost its head row: put back a backup');
}

async function countOf(db: Kysely<Tables>, table: 'incidents' | 'events'): Promise<number> {
  const { count } = await db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** What differs in a row, in words. */
export function rowFinding(difference: RowDifference): Finding {
  return printable(worded(difference));
}

function worded({ number, expected, found, columns }: RowDifference): Finding {
  const about = { seq: null, incident: incidentId(number) };
  if (expected === null)
    return { ...about, expected: 'no row', found: 'one', meaning: 'it has no events' };
  if (found === null)
    return { ...about, expected: 'a row', found: 'none', meaning: 'it was removed' };
  const meaning = 'its row was changed past its events';
  return { ...about, expected: shown(expected, columns), found: shown(found, columns), meaning };
}

const shownAtMost = 200;

/** Whoever changes a store past its rules may write anything into it. */
function printable(finding: Finding): Finding {
  const short = (text: string) => line(text).slice(0, shownAtMost);
  const { expected, found, meaning } = finding;
  return { ...finding, expected: short(expected), found: short(found), meaning: short(meaning) };
}

/** `state "resolved", version 4` */
function shown(row: IncidentRow, columns: readonly (keyof IncidentRow)[]): string {
  return columns.map((name) => `${name} ${JSON.stringify(row[name])}`).join(', ');
}
