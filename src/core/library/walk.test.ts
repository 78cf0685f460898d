import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { walkPictures } from './walk.js';

const folder = mkdtempSync(path.join(tmpdir(), 'motif-walk-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function tree(name: string, files: string[]): string {
  const root = path.join(folder, name);
  for (const file of files) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), file);
  }
  return root;
}

async function walk(root: string, source = '.'): Promise<{ files: string[]; problems: string[] }> {
  const files: string[] = [];
  const problems: string[] = [];
  for await (const event of walkPictures(root, source)) {
    if (event.kind === 'file') files.push(event.file.path);
    else problems.push(`${event.problem.path}: ${event.problem.reason}`);
  }
  return { files, problems };
}

test('[L13] pictures are found by their endings; hidden entries and what .motifignore names are left out', async () => {
  const root = tree('plain', [
    'a.JPG',
    'notes.txt',
    '.hidden.png',
    '.cache/b.png',
    'node_modules/c.png',
    'drafts/d.png',
    'drafts/keep.png',
    'sub/e.tiff',
    'sub/old/f.png',
  ]);
  writeFileSync(path.join(root, '.motifignore'), 'drafts/*\n!drafts/keep.png\n');
  writeFileSync(path.join(root, 'sub/.motifignore'), 'old/\n');
  expect((await walk(root)).files).toEqual(['a.JPG', 'drafts/keep.png', 'sub/e.tiff']);
  expect((await walk(root, 'sub')).files).toEqual(['sub/e.tiff']);
});

test('[L14] links inside the source are followed once, loops end, links to folders outside are not followed', async () => {
  const outside = tree('outside', ['secret.png']);
  const root = tree('links', ['real/a.png']);
  symlinkSync('..', path.join(root, 'real', 'loop'));
  symlinkSync('real', path.join(root, 'alias'));
  symlinkSync(outside, path.join(root, 'escape'));
  symlinkSync('nowhere.png', path.join(root, 'broken.png'));
  const found = await walk(root);
  expect(found.files).toHaveLength(1);
  expect(found.files[0]).toMatch(/(?:alias|real)\/a\.png/);
  expect(found.problems).toEqual(['broken.png: The file is gone or its link is broken']);
});

test.skipIf(process.platform === 'win32')(
  '[L15] what is no regular file, has no valid name or cannot be entered is a problem, and the walk goes on',
  async () => {
    const root = tree('odd', ['z.png']);
    mkdirSync(path.join(root, 'folder.png'));
    execFileSync('mkfifo', [path.join(root, 'pipe.png')]);
    writeFileSync(Buffer.concat([Buffer.from(`${root}/bad`), Buffer.of(0xff), Buffer.from('.png')]), 'x');
    const found = await walk(root);
    expect(found.files).toEqual(['z.png']);
    expect(found.problems.join('\n')).toMatch(/not valid UTF-8[\s\S]*pipe\.png: Not a regular file/);
    expect((await walk(root, 'missing')).problems).toEqual(['missing: The folder is missing']);
  },
);
