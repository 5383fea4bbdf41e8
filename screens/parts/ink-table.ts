import { createRequire, Module } from 'node:module';
import * as ink from 'ink';
import type { ComponentType, ReactNode } from 'react';

type CellProps = { readonly children: string; readonly column: number };

type TableProps = {
  readonly data: readonly Readonly<Record<string, string>>[];
  readonly columns: readonly string[];
  readonly padding: number;
  readonly header: (props: { readonly children: string }) => ReactNode;
  readonly cell: (props: CellProps) => ReactNode;
  readonly skeleton: (props: { readonly children: string }) => ReactNode;
};

/** ink-table, for tables that are read. This file alone knows how it is loaded. */
export const InkTable: ComponentType<TableProps> = await load();

async function load(): Promise<ComponentType<TableProps>> {
  lendInk();
  const { default: loaded }: { readonly default: unknown } = await import('ink-table');
  // In the bundle the default export is the component, else it is what the CommonJS module exports.
  const { default: table = loaded } = Object(loaded) as { readonly default?: unknown };
  return table as ComponentType<TableProps>;
}

/**
 * ink-table is CommonJS and requires Ink, an ES module with top-level await, which no Node can do
 * (ERR_REQUIRE_ASYNC_MODULE). It finds the one that is loaded already in CommonJS's cache instead.
 */
function lendInk(): void {
  const require = createRequire(import.meta.url);
  const id = pathOfInk(require);
  if (id === null || require.cache[id] !== undefined) return;
  const lent = new Module(id);
  lent.filename = id;
  lent.loaded = true;
  lent.exports = ink;
  require.cache[id] = lent;
}

function pathOfInk(require: NodeJS.Require): string | null {
  try {
    return require.resolve('ink');
  } catch {
    return null;
  }
}
