// Builds dist/: one production bundle, split so that each command loads only what it needs.
import { chmod, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const require = createRequire(path.join(root, 'package.json'));
const inkFolder = path.dirname(require.resolve('ink'));

const lazyLoads = [
  {
    // Subcommands that are programs of their own.
    filter: /commander[/\\]lib[/\\]command\.js$/,
    from: "const childProcess = require('node:child_process');",
    to: "const childProcess = { get spawn() { return require('node:child_process').spawn; } };",
  },
  // Forms, which nothing here sends: a table of all types of files, and for the global one undici.
  {
    filter: /axios[/\\]lib[/\\]platform[/\\]node[/\\]classes[/\\]FormData\.js$/,
    from: "import FormData from 'form-data';",
    to: 'const FormData = null;',
  },
  {
    filter: /axios[/\\]lib[/\\]utils\.js$/,
    from: "typeof G.FormData !== 'undefined' ? G.FormData : undefined",
    to: 'undefined',
  },
];

/** What Ink, Yoga and ink-table need to start fast, or at all, in a bundle. */
const inkInABundle = {
  name: 'ink-in-a-bundle',
  setup(plugin) {
    // Ink reaches for React's devtools even in production; nothing here wants them.
    plugin.onResolve({ filter: /^react-devtools-core$/ }, () => ({
      path: 'none',
      namespace: 'empty',
    }));
    plugin.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'export default {}' }));
    // pg tries a native driver that is not installed; it falls back by itself.
    plugin.onResolve({ filter: /^pg-native$/ }, () => ({ path: 'none', namespace: 'empty' }));
    // Ink's package exports only its index; the text caches need its Output class.
    plugin.onResolve({ filter: /^ink\/build\// }, ({ path: wanted }) => ({
      path: path.join(inkFolder, wanted.slice('ink/build/'.length)),
    }));
    // Yoga decodes its own WASM with fetch() of a data: URL, which loads all of undici (20 ms).
    plugin.onLoad({ filter: /yoga-wasm-base64-esm\.js$/ }, async ({ path: file }) => ({
      contents: (await readFile(file, 'utf8')).replaceAll('"function"!=typeof fetch', '!0'),
    }));
    // string-width compiles its emoji patterns at the first text (20 ms) and tries them on every one.
    plugin.onLoad({ filter: /string-width[/\\]index\.js$/ }, async ({ path: file }) => ({
      contents: withFastPath(await readFile(file, 'utf8')),
    }));
    // What packages load for cases that do not occur here.
    for (const { filter, from, to } of lazyLoads)
      plugin.onLoad({ filter }, async ({ path: file }) => {
        const source = await readFile(file, 'utf8');
        if (!source.includes(from)) throw new Error(`${file} is not as expected: no ${from}`);
        return { contents: source.replace(from, to) };
      });
    // ink-table is CommonJS and requires Ink, which is ESM with top-level await.
    plugin.onLoad({ filter: /ink-table[/\\]dist[/\\]index\.js$/ }, async ({ path: file }) => ({
      contents: asModule(await readFile(file, 'utf8')),
    }));
  },
};

/**
 * Latin letters, punctuation, arrows, lines, blocks, shapes and braille are one column each: none of
 * them is wide, combines with its neighbour or can be ignored.
 */
function withFastPath(source) {
  const declaration = 'export default function stringWidth(';
  if (!source.includes(declaration))
    throw new Error('string-width is not as the fast path expects');
  return `${source.replace(declaration, 'function measuredWidth(')}
const narrow = /^[\\x20-\\x7e\\xa1-\\xac\\xae-\\u02ff\\u2010-\\u2027\\u2190-\\u2193\\u2500-\\u25fc\\u2800-\\u28ff]*$/;
export default function stringWidth(input, options) {
  return typeof input === 'string' && narrow.test(input) ? input.length : measuredWidth(input, options);
}
`;
}

/**
 * An import of Node's http reads all it exports, WebSocket too, and axios' own fetch reads Request: either
 * loads all of undici (20 ms at the first request), of which nothing here wants anything.
 */
const httpWithoutUndici = {
  name: 'http-without-undici',
  setup(plugin) {
    plugin.onResolve({ filter: /^(node:)?https?$/ }, ({ path: wanted, namespace }) =>
      namespace === 'required'
        ? { path: wanted, external: true }
        : { path: wanted.replace('node:', ''), namespace: 'required' },
    );
    plugin.onLoad({ filter: /.*/, namespace: 'required' }, ({ path: wanted }) => ({
      contents: `module.exports = require('node:${wanted}');`,
    }));
    plugin.onLoad({ filter: /axios[/\\]lib[/\\]adapters[/\\]fetch\.js$/ }, () => ({
      contents: 'export const getFetch = () => false;',
    }));
  },
};

function asModule(source) {
  const body = source
    .replace('require("react")', 'React')
    .replace('require("ink")', 'ink')
    // Only keys of rows come of it; object-hash would load all of node:crypto (5 ms).
    .replace('require("object-hash")', '{ sha1: JSON.stringify }');
  return `import React from 'react';
import * as ink from 'ink';
const exports = {};
${body}
export default exports.default;
`;
}

const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: ['src/main.ts', 'src/incident.ts'],
  outdir: 'dist',
  bundle: true,
  metafile: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  jsx: 'automatic',
  chunkNames: 'parts/[name]-[hash]',
  minifySyntax: true,
  legalComments: 'linked',
  logLevel: 'warning',
  define: { 'process.env.NODE_ENV': '"production"', __VERSION__: JSON.stringify(version) },
  banner: {
    js: "import { createRequire as onduty_createRequire } from 'node:module';\nconst require = onduty_createRequire(import.meta.url);",
  },
  plugins: [inkInABundle, httpWithoutUndici],
});
for (const name of ['main.js', 'incident.js']) {
  const file = path.join(root, 'dist', name);
  await writeFile(file, `#!/usr/bin/env node\n${await readFile(file, 'utf8')}`);
  await chmod(file, 0o755);
}

// What an earlier build left behind goes last: a program that runs meanwhile finds all of its parts.
const written = new Set(Object.keys(metafile.outputs).map((file) => path.join(root, file)));
for (const entry of await readdir(path.join(root, 'dist'), {
  recursive: true,
  withFileTypes: true,
})) {
  const file = path.join(entry.parentPath, entry.name);
  if (entry.isFile() && !written.has(file)) await rm(file);
}
