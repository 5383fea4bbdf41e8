import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';
import { run } from './run.mjs';
import { say } from './say.mjs';

const folders = (process.env.PATH ?? '').split(path.delimiter);
const onPath = (name) => folders.some((folder) => isProgram(path.join(folder, name)));
const postgresFolder = '/usr/lib/postgresql';

/** Programs that do not come from npm: how each is found, and what installs it. */
const known = {
  prometheus: { isThere: () => onPath('prometheus'), apt: 'prometheus', brew: 'prometheus' },
  promtool: { isThere: () => onPath('promtool'), apt: 'prometheus', brew: 'prometheus' },
  alertmanager: {
    // Debian renames it.
    isThere: () => onPath('prometheus-alertmanager') || onPath('alertmanager'),
    apt: 'prometheus-alertmanager',
    brew: 'alertmanager',
  },
  tmux: { isThere: () => onPath('tmux'), apt: 'tmux', brew: 'tmux' },
  postgresql: { isThere: hasPostgres, apt: 'postgresql', brew: 'postgresql' },
  pgbouncer: {
    // Debian puts it where only root looks.
    isThere: () => onPath('pgbouncer') || isProgram('/usr/sbin/pgbouncer'),
    apt: 'pgbouncer',
    brew: 'pgbouncer',
  },
};

/** A step that sees to it that these programs are there, by apt where that may be done unasked. */
export function parts(names) {
  const missing = () => names.filter((name) => !known[name].isThere());
  return {
    isDone: () => missing().length === 0,
    run() {
      const asRoot = rootPrefix();
      if (!onPath('apt-get') || asRoot === null) return howTo(missing());
      const wanted = packagesOf(missing(), 'apt');
      say(`installing ${wanted.join(', ')} (apt-get) …`);
      const [program, ...args] = [...asRoot, 'sh', path.join(root, '.ci/setup/install-parts.sh')];
      const installed = run(program, [...args, ...wanted]);
      return installed && missing().length === 0 ? null : `${howTo(missing())} (see above)`;
    },
  };
}

/** What to put before a command so that it runs as root without a question, or null. */
function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  if (!onPath('sudo')) return null;
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0
    ? ['sudo', '-n']
    : null;
}

function howTo(names) {
  const install =
    process.platform === 'darwin'
      ? `brew install ${packagesOf(names, 'brew').join(' ')}`
      : `sudo apt-get install --no-install-recommends ${packagesOf(names, 'apt').join(' ')}`;
  return `not installed: ${names.join(', ')}; install with: ${install}`;
}

function packagesOf(names, installer) {
  return [...new Set(names.map((name) => known[name][installer]))];
}

function hasPostgres() {
  if (onPath('initdb') && onPath('postgres')) return true;
  if (!existsSync(postgresFolder)) return false;
  return readdirSync(postgresFolder).some((version) =>
    isProgram(path.join(postgresFolder, version, 'bin/initdb')),
  );
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
