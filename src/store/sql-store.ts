import type { Wish } from '../incidents/change.ts';
import { change, declare } from './change-incident.ts';
import type { Engine } from './engine.ts';
import type { IncidentStore } from './incident-store.ts';
import { list, page } from './list-incidents.ts';
import { merge } from './merge-incidents.ts';
import type { OverrideStore } from './overrides/override-store.ts';
import { overrideRevision, sqlOverrides } from './overrides/sql-overrides.ts';
import { listActionItems } from './read-action-items.ts';
import { eventsAfter, eventsSince, now, record, revision, show } from './read-incidents.ts';
import { line } from './rows.ts';
import type { StoreOptions } from './store-options.ts';

/** What a team keeps together: incidents, and who stands in for whom. */
export type TeamStore = IncidentStore & {
  readonly overrides: OverrideStore;
  /** Whether its address names another store by now, or none: it has to be opened anew. */
  isGone(): boolean;
};

/** Moves with every change of an incident or an override. */
async function changes(engine: Engine): Promise<number> {
  return (await revision(engine)) + (await overrideRevision(engine));
}

/** The store over a database whose tables are up to date. */
export function sqlStore(engine: Engine, options: StoreOptions): TeamStore {
  const explained = async <T>(doing: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw engine.explain(doing, error);
    }
  };
  const read = <T>(doing: string, work: () => Promise<T>): Promise<T> =>
    explained(doing, () => engine.attempt(work));
  const apply = (doing: string, id: string, actor: string, wish: Wish, key: string | null = null) =>
    explained(`${doing} ${line(id)}`, () => change(engine, options, { id, actor, wish, key }));
  return {
    description: engine.description,
    declare: (declaration, actor, key) =>
      explained('declare an incident', () =>
        declare(engine, options, { declaration, actor, key: key ?? null }),
      ),
    acknowledge: (id, actor) => apply('acknowledge', id, actor, { kind: 'acknowledge' }),
    unacknowledge: (id, actor) => apply('give back', id, actor, { kind: 'unacknowledge' }),
    escalate: (id, actor, fromLevel) =>
      apply('escalate', id, actor, { kind: 'escalate', fromLevel: fromLevel ?? null }),
    passDeadline: (id, actor, dueAt) =>
      apply('pass a deadline of', id, actor, { kind: 'pass-deadline', dueAt }),
    note: (id, actor, text, key) =>
      apply('write a note on', id, actor, { kind: 'note', text }, key),
    update: (id, actor, text, key) =>
      apply('write an update of', id, actor, { kind: 'update', text }, key),
    setSeverity: (id, actor, severity) =>
      apply('change the severity of', id, actor, { kind: 'severity', severity }),
    assign: (id, actor, role, user) =>
      apply('assign a role of', id, actor, { kind: 'assign', role, user }),
    openWarRoom: (id, actor, place) =>
      apply('open a war room for', id, actor, { kind: 'war-room', place }),
    link: (id, actor, links) => apply('link', id, actor, { kind: 'link', links }),
    changeActions: (id, actor, wish, key) =>
      apply('change the action items of', id, actor, wish, key),
    mitigate: (id, actor, text) => apply('mitigate', id, actor, { kind: 'mitigate', text }),
    resolve: (id, actor, resolution) =>
      apply('resolve', id, actor, { kind: 'resolve', resolution }),
    reopen: (id, actor, reason) => apply('reopen', id, actor, { kind: 'reopen', reason }),
    fireAgain: (id, actor, text) => apply('note that', id, actor, { kind: 'fire-again', text }),
    merge: (id, actor, into) =>
      explained(`merge ${line(id)}`, () => merge(engine, options, { id, actor, into })),
    undo: (id, actor, version) => apply('take back', id, actor, { kind: 'undo', version }),
    list: (filter) => read('list incidents', () => list(engine, filter)),
    page: (filter, wish) => read('list incidents', () => page(engine, filter, wish)),
    actionItems: (filter) => read('list action items', () => listActionItems(engine, filter)),
    show: (id) => read(`show ${line(id)}`, () => show(engine, id)),
    record: (id, events) => read(`read ${line(id)}`, () => record(engine, id, events)),
    eventsAfter: (seq) => read('read what has happened', () => eventsAfter(engine, seq)),
    eventsSince: (at, kinds) =>
      read('read what has happened', () => eventsSince(engine, at, kinds)),
    revision: () => read('look for changes', () => revision(engine)),
    watch: (onChange) => engine.watch({ onChange, revision: () => changes(engine) }),
    overrides: sqlOverrides(engine),
    isGone: engine.isGone,
    now: () => read('read the clock', () => now(engine)),
    close: () => engine.db.destroy(),
  };
}
