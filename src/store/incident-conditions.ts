import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Engine } from './engine.ts';
import type { IncidentFilter } from './incident-store.ts';

/** What a filter asks of a row of `incidents`; all of it must hold. */
export function conditionsOf(filter: IncidentFilter, kind: Engine['kind']): Expression<SqlBool>[] {
  const { states, severities, service, since, until } = filter;
  return [
    ...(states === undefined ? [] : [isOneOf(sql`state`, states)]),
    ...(severities === undefined ? [] : [isOneOf(sql`severity`, severities)]),
    ...(service === undefined ? [] : [isAbout(service, kind)]),
    ...(since === undefined ? [] : [sql<SqlBool>`declared_at >= ${since}`]),
    ...(until === undefined ? [] : [sql<SqlBool>`declared_at < ${until}`]),
  ];
}

/** PostgreSQL knows no empty list. */
function isOneOf(column: RawBuilder<unknown>, values: readonly string[]): Expression<SqlBool> {
  return values.length === 0
    ? sql<SqlBool>`1 = 0`
    : sql<SqlBool>`${column} in (${sql.join(values)})`;
}

/** Links are kept as one JSON text. */
const linksAs = {
  sqlite: sql`select value ->> 'kind' as kind, value ->> 'target' as target from json_each(links)`,
  postgres: sql`select value ->> 'kind' as kind, value ->> 'target' as target
    from jsonb_array_elements(cast(links as jsonb))`,
} as const satisfies Record<Engine['kind'], RawBuilder<unknown>>;

function isAbout(service: string, kind: Engine['kind']): Expression<SqlBool> {
  const link = sql`select 1 from (${linksAs[kind]}) as link
    where link.kind = 'slo' and ${isOf(sql`link.target`, service)}`;
  return sql<SqlBool>`(${isOf(sql`slo`, service)} or exists (${link}))`;
}

/** The service itself or `service/name`, in small and capital letters as they are. */
function isOf(slo: RawBuilder<unknown>, service: string): RawBuilder<SqlBool> {
  const prefix = `${service}/`;
  return sql<SqlBool>`(${slo} = ${service} or substr(${slo}, 1, length(${prefix})) = ${prefix})`;
}
