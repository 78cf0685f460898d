// Brings a clone to the state in which its commands run: dependencies installed, sources compiled. Does nothing, in a
// few milliseconds, when that is so already. `node scripts/setup.mjs bench` compiles the benchmarks as well,
// `node scripts/setup.mjs training` what draws the pictures for training.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const at = (...parts) => path.join(root, ...parts);

const studio = path.join('src', 'surfaces', 'studio');

requireNode(20, 19);
install();
compile({ config: 'tsconfig.build.json', sources: ['src'], output: 'dist' });
buildStudio();
makeExecutable(at('dist', 'surfaces', 'cli', 'main.js'));
if (process.argv.includes('bench')) {
  compile({ config: 'tsconfig.bench.json', sources: ['src', 'training', 'bench'], output: 'dist-bench' });
}
if (process.argv.includes('training')) {
  compile({ config: 'tsconfig.training.json', sources: ['src', 'training'], output: 'dist-training' });
}

function requireNode(major, minor) {
  const [haveMajor, haveMinor] = process.versions.node.split('.').map(Number);
  if (haveMajor > major || (haveMajor === major && haveMinor >= minor)) return;
  stop(
    `Motif expects Node ${major}.${minor} or newer, received ${process.versions.node}. Get a newer one at https://nodejs.org.`,
  );
}

function install() {
  if (isInstalled()) return;
  say('Installing dependencies (npm ci)');
  // Run by npm, npm's own script is known and needs no shell; otherwise Windows needs one to start npm.cmd.
  const script = process.env.npm_execpath;
  const [command, ...first] = script?.endsWith('.js') ? [process.execPath, script] : ['npm'];
  const args = [...first, 'ci', '--include=dev', '--no-progress', '--loglevel=error'];
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: command === 'npm' && process.platform === 'win32',
  });
  if (done.status !== 0)
    stop('Installing failed; see the lines above. Check the network and `npm config get registry`.');
}

/** Dates decide in the common case; a lock file that is newer but says the same costs no new installation. */
function isInstalled() {
  const installed = at('node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  if (statSync(at('package-lock.json')).mtimeMs <= statSync(installed).mtimeMs) return true;
  const wanted = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(installed, 'utf8')).packages;
  const isPresent = ([name, entry]) =>
    name === '' || entry.optional || present[name]?.version === entry.version;
  if (!Object.entries(wanted).every(isPresent)) return false;
  const now = new Date();
  utimesSync(installed, now, now);
  return true;
}

function compile({ config, sources, output }) {
  const stamp = at(output, '.compiled');
  const files = sources.flatMap((folder) => sourceFiles(folder)).sort();
  const listing = files.join('\n');
  if (existsSync(stamp)) {
    const builtMs = statSync(stamp).mtimeMs;
    const settings = ['tsconfig.json', config];
    const isCurrent = [...files, ...settings].every((file) => statSync(at(file)).mtimeMs <= builtMs);
    if (isCurrent && readFileSync(stamp, 'utf8') === listing) return;
    // The compiler leaves the output of deleted sources behind.
    const gone = readFileSync(stamp, 'utf8')
      .split('\n')
      .some((file) => !files.includes(file));
    if (gone) rmSync(at(output), { recursive: true, force: true });
  }
  say(`Compiling ${sources.join(' and ')} to ${output}`);
  const startedMs = Date.now();
  const tsc = at('node_modules', 'typescript', 'bin', 'tsc');
  const done = spawnSync(process.execPath, [tsc, '-p', at(config)], { cwd: root, stdio: 'inherit' });
  if (done.status !== 0) stop('Compiling failed; see the lines above.');
  mkdirSync(at(output), { recursive: true });
  writeFileSync(stamp, listing);
  // A source that changed while the compiler ran must count as newer.
  utimesSync(stamp, new Date(startedMs), new Date(startedMs));
}

/** The page has a compiler of its own: Vite, which checks no types and bundles what it reaches outside its folder. */
function buildStudio() {
  const config = path.join(studio, 'vite.config.ts');
  if (!existsSync(at(config))) return;
  const stamp = at('dist', 'studio', '.built');
  const shared = sourceFiles(path.join('src', 'core'));
  const own = readdirSync(at(studio), { recursive: true })
    .filter((name) => path.extname(name) !== '' && !name.endsWith('.test.ts'))
    .map((name) => path.join(studio, name));
  const listing = own.sort().join('\n');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === listing) {
    const builtMs = statSync(stamp).mtimeMs;
    if ([...own, ...shared].every((file) => statSync(at(file)).mtimeMs <= builtMs)) return;
  }
  say('Building the studio to dist/studio');
  const startedMs = Date.now();
  const vite = at('node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', '--config', at(config), '--logLevel', 'warn'];
  const done = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (done.status !== 0) stop('Building the studio failed; see the lines above.');
  writeFileSync(stamp, listing);
  utimesSync(stamp, new Date(startedMs), new Date(startedMs));
}

function sourceFiles(folder) {
  return readdirSync(at(folder), { recursive: true })
    .map((name) => path.join(folder, name))
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.test.ts') && !name.startsWith(studio));
}

function makeExecutable(file) {
  if (process.platform === 'win32' || !existsSync(file)) return;
  if ((statSync(file).mode & 0o111) === 0) chmodSync(file, 0o755);
}

function say(line) {
  // To stderr: what a command prints to stdout may be JSON for another program.
  process.stderr.write(`${line}\n`);
}

function stop(line) {
  say(line);
  process.exit(1);
}
