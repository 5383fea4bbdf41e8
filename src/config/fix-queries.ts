import type { Scalar } from 'yaml';
import { applyEdits, chooseEdits } from '../promql/lint/edits.ts';
import type { Edit } from '../promql/lint/finding.ts';
import { lintQuery } from '../promql/lint/lint-query.ts';
import type { FileQuery, QueryFile } from './file-query.ts';
import { scalarText } from './scalar-text.ts';

/** No file needs more: a fix may show one more thing to mend. */
const mostRounds = 8;

/** Throws when a text can't be read. */
type Reader = (text: string) => QueryFile;

type Repair = {
  readonly index: number;
  readonly wanted: string;
  readonly inPlace: readonly Edit[];
  readonly quoted: Edit;
};

/**
 * The text of a file with every query mended that can be. Only the characters of the queries
 * change: comments, order, line breaks and the style of each scalar stay.
 */
export function fixQueries(text: string, read: Reader): string {
  let done = text;
  for (let round = 0; round < mostRounds; round += 1) {
    const next = fixOnce(read(done), read);
    if (next === done) return done;
    done = next;
  }
  return done;
}

function fixOnce(file: QueryFile, read: Reader): string {
  const repairs = file.queries.flatMap((query, index) => repairOf(file, query, index) ?? []);
  const together = apply(
    file,
    repairs.map((one) => ({ ...one, edits: one.inPlace })),
    read,
  );
  if (together !== null) return together;
  // A plain scalar can't hold every text: what comes out wrong alone is put in quotes, or left.
  const alone = repairs.flatMap((one) => {
    const ways = [one.inPlace, [one.quoted]].map((edits) => ({ ...one, edits }));
    return ways.find((way) => apply(file, [way], read) !== null) ?? [];
  });
  return apply(file, alone, read) ?? file.text;
}

function repairOf(
  file: QueryFile,
  { node, query, context }: FileQuery,
  index: number,
): Repair | null {
  const first = file.queries.findIndex((other) => other.node === node) === index;
  const edits = first ? chooseEdits(lintQuery(query, context)) : [];
  const text = scalarText(node, file.text);
  if (edits.length === 0 || text === null || !node.range) return null;
  const wanted = applyEdits(query, edits);
  const inPlace = edits.map((edit) => ({
    ...text.spanOf(edit.from, edit.to),
    text: encode(edit.text, node),
  }));
  const end = node.range[1];
  const quoted = { from: node.range[0], to: end, text: JSON.stringify(wanted) };
  return { index, wanted, inPlace, quoted };
}

function encode(text: string, { type }: Scalar): string {
  if (type === 'QUOTE_DOUBLE') return JSON.stringify(text).slice(1, -1);
  return type === 'QUOTE_SINGLE' ? text.replaceAll("'", "''") : text;
}

type Way = Repair & { readonly edits: readonly Edit[] };

/** The text after some repairs; null when it then says something else than was wanted. */
function apply(file: QueryFile, ways: readonly Way[], read: Reader): string | null {
  const text = applyEdits(
    file.text,
    ways.flatMap(({ edits }) => edits),
  );
  const after = readOrNull(text, read)?.queries;
  if (after?.length !== file.queries.length) return null;
  // By node: a query that an alias repeats changes with the one it repeats.
  const wanted = new Map(ways.map((one) => [file.queries[one.index]?.node, one.wanted]));
  const asWanted = file.queries.every(({ node, query }, index) => {
    const expected = wanted.get(node);
    return expected === undefined
      ? after[index]?.query === query
      : squeezed(after[index]?.query) === squeezed(expected);
  });
  return asWanted ? text : null;
}

/** White space of a folded text may move; it has no meaning outside of strings. */
function squeezed(query: string | undefined): string | undefined {
  return query?.replace(/\s+/g, ' ').trim();
}

function readOrNull(text: string, read: Reader): QueryFile | null {
  try {
    return read(text);
  } catch {
    return null;
  }
}
