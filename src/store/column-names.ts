import {
  CamelCasePlugin,
  type PluginTransformResultArgs,
  type QueryResult,
  type UnknownRow,
} from 'kysely';

/** Columns are snake_case in the database and camelCase here; no column holds more columns. */
export class ColumnNames extends CamelCasePlugin {
  /** Looks each name up once for all rows, and gives them one shape: thousands of rows feel it. */
  override async transformResult({
    result,
  }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    const [first] = result.rows;
    if (first === undefined) return result;
    const columns = Object.keys(first);
    const names = columns.map((column) => this.camelCase(column));
    const blank: UnknownRow = Object.fromEntries(names.map((name) => [name, null]));
    const rows = result.rows.map((row) => {
      const renamed = { ...blank };
      names.forEach((name, index) => {
        renamed[name] = row[columns[index] as string];
      });
      return renamed;
    });
    return { ...result, rows };
  }
}
