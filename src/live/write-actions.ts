import type { Actions } from './actions.ts';
import { incidentWrites as writes } from './incident-writes.ts';
import { performWrite, tellWritten, type Write, type Writing } from './perform-write.ts';
import { tellAllWritten } from './tell-all-written.ts';

type WriteActions = Pick<
  Actions,
  | 'acknowledge'
  | 'acknowledgeAll'
  | 'escalate'
  | 'note'
  | 'update'
  | 'setSeverity'
  | 'assign'
  | 'openWarRoom'
  | 'link'
  | 'addAction'
  | 'finishAction'
  | 'mitigate'
  | 'resolve'
  | 'reopen'
  | 'merge'
  | 'declare'
  | 'undo'
>;

/** Writes to the store. Nothing counts as done before the store has said so. */
export function createWriteActions(writing: Writing): WriteActions {
  const one = async (write: Write): Promise<boolean> => {
    const written = await performWrite(writing, write);
    const asked = tellWritten(writing, written);
    writing.readAgain();
    return asked;
  };
  const all = async (many: readonly Write[], done: string): Promise<boolean> => {
    const [first, ...others] = many;
    if (first === undefined) return true;
    if (others.length === 0) return one(first);
    const written = await Promise.all(many.map((write) => performWrite(writing, write)));
    const asked = tellAllWritten(writing, written, done);
    writing.readAgain();
    return asked;
  };
  return {
    acknowledge: (id) => one(writes.acknowledge(id)),
    acknowledgeAll: (ids) => all(ids.map(writes.acknowledge), 'acknowledged'),
    escalate: (id, fromLevel) => one(writes.escalate(id, fromLevel)),
    note: (id, text) => one(writes.note(id, text)),
    update: (id, text) => one(writes.update(id, text)),
    setSeverity: (id, severity) => one(writes.setSeverity(id, severity)),
    assign: (id, role, user) => one(writes.assign(id, role, user)),
    openWarRoom: (id, place) => one(writes.openWarRoom(id, place)),
    link: (id, link) => one(writes.link(id, link)),
    addAction: (id, words) => one(writes.addAction(id, words)),
    finishAction: (id, number) => one(writes.finishAction(id, number)),
    mitigate: (id, text) => one(writes.mitigate(id, text)),
    resolve: (id, resolution) => one(writes.resolve(id, resolution)),
    reopen: (id, reason) => one(writes.reopen(id, reason)),
    merge: (id, into) => one(writes.merge(id, into)),
    declare: (severity, title, about) => one(writes.declare(severity, title, about)),
    undo: () => {
      const changes = writing.live.state().undo?.changes ?? [];
      return all(
        changes.map(({ id, version }) => writes.undo(id, version)),
        'taken back',
      );
    },
  };
}
