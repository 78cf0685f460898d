// Adds to package-lock.json the optional packages of other platforms that npm left out because the registry at hand
// did not serve them. Without an entry for each, `npm ci` refuses the lock file, and other platforms lack their
// binaries. Run it after a change of the dependencies; prints what it added.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../package-lock.json', import.meta.url));
const lock = JSON.parse(readFileSync(file, 'utf8'));

for (const [location, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isLocked(location, name)) continue;
    lock.packages[`node_modules/${name}`] = {
      version: version.replace(/^[\^~]/, ''),
      ...platformOf(name),
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
    };
    process.stdout.write(`${name} ${version}\n`);
  }
}

const inOrder = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(inOrder) }, null, 2)}\n`);

/** Node looks for a package beside the one that asks and then in each folder above it. */
function isLocked(location, name) {
  for (let folder = location; ; folder = folder.replace(/\/?node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    if (lock.packages[`${folder}${folder === '' ? '' : '/'}node_modules/${name}`]) return true;
    if (folder === '') return false;
  }
}

/** Prebuilt packages say in their name for which system, and most for which processor and C library they are. */
function platformOf(name) {
  const parts = name.split(/[-/]/);
  const cpu = parts.find((part) => ['x64', 'arm64', 'arm', 'ia32', 'ppc64', 's390x'].includes(part));
  const os = parts.find((part) =>
    ['android', 'darwin', 'freebsd', 'linux', 'win32', 'windows'].includes(part),
  );
  if (os === undefined) throw new Error(`Expected a platform in the name of ${name}`);
  const libc = parts.find((part) => part === 'musl') ?? (parts.includes('gnu') ? 'glibc' : undefined);
  const system = os === 'windows' ? 'win32' : os;
  return {
    ...(cpu === undefined ? {} : { cpu: [cpu] }),
    os: [system],
    ...(libc === undefined ? {} : { libc: [libc] }),
  };
}
