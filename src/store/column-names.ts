import {
  CamelCasePlugin,
  type PluginTransformResultArgs,
  type QueryResult,
  type UnknownRow,
} from 'kysely';

/** Columns are snake_case in the database and camelCase here. */
export class ColumnNames extends CamelCasePlugin {
  /** Rows have these names already (`rowMaker`). */
  override async transformResult({
    result,
  }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return result;
  }
}
