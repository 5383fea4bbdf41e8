import type { StoreLocation } from '../../src/config/config.ts';
import type { StoreLab } from './stores.ts';

const unlock = {
  sqlite: ['no_update', 'no_delete', 'no_gap'].map((name) => `drop trigger events_${name}`),
  postgres: ['alter table events disable trigger all', 'alter table incidents disable trigger all'],
} as const;

/** Changes a store past every lock on it, as someone with a database shell and time could. */
export async function tamper(
  lab: StoreLab,
  location: StoreLocation,
  ...statements: readonly string[]
): Promise<void> {
  const off = lab.kind === 'sqlite' ? ['pragma foreign_keys = off'] : [];
  await lab.execute(location, [...off, ...unlock[lab.kind], ...statements].join(';\n'));
}
