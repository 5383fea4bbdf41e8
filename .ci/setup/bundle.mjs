import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectNode, root } from './root.mjs';
import { run } from './run.mjs';

const sources = ['src', 'screens', '.ci/build.mjs', 'package.json', 'package-lock.json'];
// Not in dist, which is packed.
const stamp = path.join(root, 'node_modules/.onduty-build');

/** dist/, built from the sources as they are now. */
export const bundle = {
  isDone() {
    const built = ['main.js', 'incident.js'].every((name) =>
      existsSync(path.join(root, 'dist', name)),
    );
    return built && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint();
  },
  run() {
    const before = fingerprint();
    if (!run(projectNode, ['.ci/build.mjs'])) return 'the build failed; its message is above';
    mkdirSync(path.dirname(stamp), { recursive: true });
    writeFileSync(stamp, before);
    return null;
  },
};

/** Changes with the name, size or time of any source. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const source of sources) addTo(hash, path.join(root, source));
  return hash.digest('hex');
}

function addTo(hash, file) {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) return;
  if (!stats.isDirectory()) {
    hash.update(`${file} ${stats.size} ${stats.mtimeMs}\n`);
    return;
  }
  for (const name of readdirSync(file).sort()) addTo(hash, path.join(file, name));
}
