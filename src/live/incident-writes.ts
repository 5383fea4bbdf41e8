import type { ActionWords } from '../incidents/action-item.ts';
import type { Incident, Severity } from '../incidents/incident.ts';
import { type Link, sameLink } from '../incidents/link.ts';
import { placeProblem } from '../incidents/wording.ts';
import { entryId } from '../offline/entry-id.ts';
import { KeptForLater } from '../offline/kept-for-later.ts';
import type { IncidentStore } from '../store/incident-store.ts';
import type { About } from './about.ts';
import type { Write } from './perform-write.ts';

/** Every change a key makes to an incident: how it is asked of the store and what is said of it. */
export const incidentWrites = {
  acknowledge: (id: string): Write => ({
    id,
    verb: 'acknowledging',
    kind: 'acknowledged',
    ask: (store, actor) => store.acknowledge(id, actor),
    said: () => `${id} acknowledged`,
  }),
  escalate: (id: string, fromLevel: number): Write => ({
    id,
    verb: 'escalating',
    kind: 'escalated',
    ask: (store, actor) => store.escalate(id, actor, fromLevel),
    said: ({ escalationLevel }) => `${id} escalated to level ${escalationLevel}`,
  }),
  note: (id: string, text: string): Write => ({
    id,
    verb: 'noting',
    kind: 'note',
    ask: (store, actor) => store.note(id, actor, text),
    said: () => `${id} noted`,
  }),
  update: (id: string, text: string): Write => ({
    id,
    verb: 'updating',
    kind: 'update',
    ask: (store, actor) => store.update(id, actor, text),
    said: () => `${id} updated`,
  }),
  setSeverity: (id: string, severity: Severity): Write => ({
    id,
    verb: 'changing severity',
    kind: 'severity',
    ask: (store, actor) => store.setSeverity(id, actor, severity),
    said: () => `${id} is ${severity} now`,
  }),
  assign: (id: string, role: string, user: string | null): Write => ({
    id,
    verb: 'assigning',
    kind: 'assigned',
    ask: (store, actor) => store.assign(id, actor, role, user),
    said: () => (user === null ? `nobody is ${role} of ${id}` : `${user} is ${role} of ${id}`),
  }),
  openWarRoom: (id: string, place: string): Write => ({
    id,
    verb: 'opening a war room',
    kind: 'war-room',
    ask: (store, actor) => store.openWarRoom(id, actor, place),
    said: ({ warRoom }) => `${id} meets in ${warRoom}`,
  }),
  link: (id: string, link: Link): Write => ({
    id,
    verb: 'linking',
    kind: 'linked',
    ask: (store, actor) => store.link(id, actor, [link]),
    said: () => `${id} linked to ${link.kind} ${link.target}`,
  }),
  addAction: (id: string, words: ActionWords): Write => ({
    id,
    verb: 'adding an action item',
    kind: 'action-added',
    ask: (store, actor) => store.changeActions(id, actor, { kind: 'add-action', ...words }),
    said: ({ actionItems }) => `${id} has action item ${actionItems.at(-1)?.number}: ${words.text}`,
  }),
  finishAction: (id: string, number: number): Write => ({
    id,
    verb: 'finishing an action item',
    kind: 'action-done',
    ask: (store, actor) => store.changeActions(id, actor, { kind: 'finish-action', number }),
    said: () => `action item ${number} of ${id} is done`,
  }),
  mitigate: (id: string, text: string): Write => ({
    id,
    verb: 'mitigating',
    kind: 'mitigated',
    ask: (store, actor) => store.mitigate(id, actor, text),
    said: () => `${id} mitigated`,
  }),
  resolve: (id: string, resolution: string): Write => ({
    id,
    verb: 'resolving',
    kind: 'resolved',
    ask: (store, actor) => store.resolve(id, actor, resolution),
    said: () => `${id} resolved`,
  }),
  reopen: (id: string, reason: string): Write => ({
    id,
    verb: 'reopening',
    kind: 'reopened',
    ask: (store, actor) => store.reopen(id, actor, reason),
    said: () => `${id} reopened: it pages anew`,
  }),
  merge: (id: string, into: string): Write => ({
    id,
    verb: 'merging',
    kind: 'merged',
    ask: (store, actor) => store.merge(id, actor, into),
    said: () => `${id} merged into ${into}`,
  }),
  undo: (id: string, version: number): Write => ({
    id,
    verb: 'taking back',
    kind: 'undone',
    ask: (store, actor) => store.undo(id, actor, version),
    said: () => `${id} is as it was before`,
  }),
  declare: (severity: Severity, title: string, about: About): Write => ({
    id: 'new incident',
    verb: 'declaring',
    kind: 'declared',
    ask: async (store, actor) => {
      const declared = store.declare({ severity, title, slo: about.slo }, actor);
      const incident = await declared.catch((error: unknown) =>
        noteLinks(store, actor, about, error),
      );
      const links = about.links.filter(({ target }) => placeProblem(target) === null);
      if (links.length === 0) return { ok: true, value: incident };
      // It is declared whatever becomes of its links: to fail here would declare it twice.
      const linked = await store.link(incident.id, actor, links).catch(() => null);
      return linked?.ok ? linked : { ok: true, value: incident };
    },
    said: (incident) => declaredText(incident, about),
  }),
} as const;

/** A link can't wait; that a declaration which waits is about something must not be lost. */
async function noteLinks(
  store: IncidentStore,
  actor: string,
  { links }: About,
  error: unknown,
): Promise<never> {
  if (error instanceof KeptForLater) {
    const id = entryId(error.entry.number);
    for (const { kind, target } of links)
      await store.note(id, actor, `about ${kind} ${target}`).catch(() => undefined);
  }
  throw error;
}

function declaredText({ id, links }: Incident, about: About): string {
  const lost = about.links.filter((link) => !links.some((kept) => sameLink(kept, link)));
  const names = lost.map(({ kind, target }) => `${kind} ${target}`).join(', ');
  return lost.length === 0 ? `${id} declared` : `${id} declared, but not linked to ${names}`;
}
