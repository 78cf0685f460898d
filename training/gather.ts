import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { clipArtPackage, npmPackages } from './data/packages.js';
import { cacheFolder, packageFolder } from './folders.js';

/** Fetches the packages that the pictures come from into the cache; those that are there already are kept. */
for (const name of npmPackages) {
  const folder = packageFolder(name);
  if (existsSync(folder)) {
    console.log(`${name} is there`);
    continue;
  }
  mkdirSync(cacheFolder, { recursive: true });
  const [{ filename }] = JSON.parse(
    execFileSync('npm', ['pack', name, '--json', '--pack-destination', cacheFolder], { encoding: 'utf8' }),
  ) as [{ filename: string }];
  const archive = path.join(cacheFolder, filename);
  const unfinished = `${folder}.part`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  execFileSync('tar', ['xzf', archive, '-C', unfinished, '--strip-components=1']);
  renameSync(unfinished, folder);
  rmSync(archive);
  console.log(`${name} fetched`);
}

gatherClipArt();

/** Debian's package is unpacked, not installed; elsewhere the model is made without clip art. */
function gatherClipArt(): void {
  const folder = packageFolder(clipArtPackage.name);
  if (existsSync(folder)) {
    console.log(`${clipArtPackage.name} is there`);
    return;
  }
  const unfinished = `${folder}.part`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  try {
    execFileSync('apt-get', ['download', clipArtPackage.name], { cwd: unfinished, stdio: 'pipe' });
    const [archive] = readdirSync(unfinished);
    execFileSync('dpkg-deb', ['-x', archive!, '.'], { cwd: unfinished });
    rmSync(path.join(unfinished, archive!));
    renameSync(unfinished, folder);
    console.log(`${clipArtPackage.name} fetched`);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    console.log(`${clipArtPackage.name} left out: ${(error as Error).message.split('\n')[0]}`);
  }
}
