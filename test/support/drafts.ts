import { randomUUID } from 'node:crypto';
import type { Draft, Entry } from '../../src/offline/entry.ts';

const base = (key: string) => ({
  key,
  store: 'a store',
  actor: 'alice',
  // Never late, however slow the machine is.
  writtenAt: Date.UTC(2100, 0, 1),
  setAside: null,
});

export function noteDraft(id: string, text: string, key: string = randomUUID()): Draft {
  return { ...base(key), wish: { kind: 'note', on: { kind: 'incident', id }, text } };
}

export function updateDraft(id: string, text: string): Draft {
  return { ...base(randomUUID()), wish: { kind: 'update', on: { kind: 'incident', id }, text } };
}

export function declareDraft(title: string): Draft {
  const declaration = { severity: 'SEV-1', title, slo: null, channel: null } as const;
  return { ...base(randomUUID()), wish: { kind: 'declare', declaration } };
}

/** A note on a declaration that waits. */
export function noteOn({ number, key, actor, wish }: Entry, text: string): Draft {
  if (wish.kind !== 'declare') throw new Error('not a declaration');
  const declared = { number, key, actor, declaration: wish.declaration };
  return {
    ...base(randomUUID()),
    wish: { kind: 'note', on: { kind: 'declared', declared }, text },
  };
}
