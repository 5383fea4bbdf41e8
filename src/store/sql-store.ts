import type { Wish } from '../incidents/change.ts';
import { change, declare } from './change-incident.ts';
import type { Engine } from './engine.ts';
import type { IncidentStore } from './incident-store.ts';
import { list, now, revision, show } from './read-incidents.ts';
import { line } from './rows.ts';
import type { StoreOptions } from './store-options.ts';

/** The store over a database whose tables are up to date. */
export function sqlStore(engine: Engine, options: StoreOptions): IncidentStore {
  const explained = async <T>(doing: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw engine.explain(doing, error);
    }
  };
  const read = <T>(doing: string, work: () => Promise<T>): Promise<T> =>
    explained(doing, () => engine.attempt(work));
  const apply = (doing: string, id: string, actor: string, wish: Wish) =>
    explained(`${doing} ${line(id)}`, () => change(engine, options, id, actor, wish));
  return {
    description: engine.description,
    declare: (declaration, actor) =>
      explained('declare an incident', () => declare(engine, options, declaration, actor)),
    acknowledge: (id, actor) => apply('acknowledge', id, actor, { kind: 'acknowledge' }),
    escalate: (id, actor, fromLevel) =>
      apply('escalate', id, actor, { kind: 'escalate', fromLevel: fromLevel ?? null }),
    note: (id, actor, text) => apply('write a note on', id, actor, { kind: 'note', text }),
    setSeverity: (id, actor, severity) =>
      apply('change the severity of', id, actor, { kind: 'severity', severity }),
    resolve: (id, actor, resolution) =>
      apply('resolve', id, actor, { kind: 'resolve', resolution }),
    list: (filter) => read('list incidents', () => list(engine, filter)),
    show: (id) => read(`show ${line(id)}`, () => show(engine, id)),
    revision: () => read('look for changes', () => revision(engine)),
    now: () => read('read the clock', () => now(engine)),
    close: () => engine.db.destroy(),
  };
}
