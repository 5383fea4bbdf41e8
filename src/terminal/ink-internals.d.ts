// Ink's package exports only its index; these two are reached by path (the bundler and the tests map it).
declare module 'ink/build/output.js' {
  export type OutputCaches = {
    readonly styledChars: ReadonlyMap<string, unknown>;
    readonly widths: ReadonlyMap<string, number>;
    readonly blockWidths: ReadonlyMap<string, number>;
  };
  // biome-ignore lint/style/noDefaultExport: as Ink has it.
  export default class Output {
    caches: OutputCaches;
    get(): { output: string; height: number };
  }
}

declare module 'ink/build/instances.js' {
  type Ink = { suspendTerminal(callback: () => Promise<void>): Promise<unknown> };
  const instances: { get(stdout: NodeJS.WritableStream): Ink | undefined };
  // biome-ignore lint/style/noDefaultExport: as Ink has it.
  export default instances;
}
