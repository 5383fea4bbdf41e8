import { createRequire } from 'node:module';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

const inkFolder = path.dirname(createRequire(import.meta.url).resolve('ink'));

export default defineConfig({
  root: path.resolve(import.meta.dirname, '..'),
  define: { __VERSION__: '"0.0.0-test"' },
  resolve: { alias: [{ find: /^ink\/build\//, replacement: `${inkFolder}/` }] },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
