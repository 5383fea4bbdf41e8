import { type FileQuery, placeInFile, type QueryFile } from '../../config/file-query.ts';
import type { Finding } from '../../promql/lint/finding.ts';
import { fixQuery, lintQuery } from '../../promql/lint/lint-query.ts';
import type { CheckFinding, Correction } from './check-finding.ts';

/** What the rules say of every query of a file. */
export function checkQueries(file: QueryFile): readonly CheckFinding[] {
  return file.queries.flatMap((query) =>
    lintQuery(query.query, query.context).map((finding) => placed(file, query, finding)),
  );
}

/** A finding of a query at its place in the file. */
export function placed(file: QueryFile, query: FileQuery, finding: Finding): CheckFinding {
  const { rule, severity, message, from } = finding;
  return { rule, severity, message, about: query.name, ...placeInFile(file, query, from) };
}

/** The queries that can be mended, as `--fix` would write them. */
export function correctionsOf(file: QueryFile): readonly Correction[] {
  return file.queries.flatMap((query) => {
    const fixed = fixQuery(query.query, query.context);
    if (fixed === query.query) return [];
    return [{ about: query.name, line: placeInFile(file, query, 0).line, query: fixed.trim() }];
  });
}
