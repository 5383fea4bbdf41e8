// Brings a clone as far as a script needs: node .ci/setup.mjs packages|build|demo|test.
// Runs on Node 20 too (npm brings the newer one), prints on stderr only, and repeats nothing.
import { bundle } from './setup/bundle.mjs';
import { withLock } from './setup/lock.mjs';
import { packages } from './setup/packages.mjs';
import { parts } from './setup/parts.mjs';
import { say } from './setup/say.mjs';

const demoParts = parts(['prometheus', 'promtool', 'alertmanager']);
const testParts = parts([
  'prometheus',
  'promtool',
  'alertmanager',
  'tmux',
  'postgresql',
  'pgbouncer',
]);

const goals = {
  packages: [packages],
  build: [packages, bundle],
  demo: [packages, demoParts, bundle],
  // A part that is missing is said; its tests skip, or fail when CI=true.
  test: [packages, { ...testParts, optional: true }, bundle],
};

const steps = goals[process.argv[2] ?? ''];
if (steps === undefined) {
  say(`usage: node .ci/setup.mjs ${Object.keys(goals).join('|')}`);
  process.exit(2);
}
for (const step of steps) {
  if (step.isDone()) continue;
  const failure = withLock(() => (step.isDone() ? null : step.run()));
  if (failure === null) continue;
  say(failure);
  if (!step.optional) process.exit(2);
}
