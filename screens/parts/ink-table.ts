import Module, { createRequire } from 'node:module';
import * as ink from 'ink';
import type { ComponentType, ReactNode } from 'react';

/** What this project uses of ink-table. */
export type InkTableProps = {
  readonly data: readonly Readonly<Record<string, string>>[];
  readonly columns: readonly string[];
  readonly padding?: number;
  readonly header?: (props: { readonly children?: ReactNode }) => ReactNode;
  readonly cell?: (props: { readonly children?: ReactNode; readonly column: number }) => ReactNode;
  readonly skeleton?: (props: { readonly children?: ReactNode }) => ReactNode;
};

/**
 * ink-table 3.1 is CommonJS and requires Ink, which is ESM with top-level await: no Node loads that.
 * The bundle turns its requires into imports; unbundled, Ink is put where its `require` will look.
 * The only file that knows.
 */
export async function loadInkTable(): Promise<ComponentType<InkTableProps>> {
  if (process.env.NODE_ENV === 'production') {
    const bundled: unknown = await import('ink-table');
    return defaultOf(bundled);
  }
  const require = createRequire(import.meta.url);
  const id = require.resolve('ink');
  if (!require.cache[id]) {
    const module = new Module(id);
    Object.assign(module, { filename: id, loaded: true, exports: ink });
    require.cache[id] = module;
  }
  return defaultOf(require('ink-table'));
}

function defaultOf(module: unknown): ComponentType<InkTableProps> {
  return (module as { readonly default: ComponentType<InkTableProps> }).default;
}
