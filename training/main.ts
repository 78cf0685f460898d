import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { npmPackages } from './data/packages.js';
import { cacheFolder, packageFolder, pythonFolder } from './folders.js';

const usage = `Usage: npm run training -- STAGE [options of the stage]

  gather     fetch the drawings' packages into .training
  render     draw what is taught and judged, 64 x 64: drawings and scenes
  train      --minutes 60 [--resume] [--from FOLDER]  train both towers, with checkpoints; --from goes on from a model
  evaluate   [--checkpoint FILE]                judge a checkpoint on collections that it never saw
  judge      MODEL_FOLDER                       the same table for an exported model, run as Motif runs it
  export     --to FOLDER [--checkpoint FILE]    write a model folder with 8-bit weights

train, evaluate, export and the first judge need Python with torch and onnx: apt install python3-torch python3-onnx libopenblas0-pthread.`;

const [stage, ...options] = process.argv.slice(2);
const missing = missingBefore(stage);
if (missing !== undefined) {
  console.error(missing);
  process.exit(1);
}
switch (stage) {
  case 'gather':
    await import('./gather.js');
    break;
  case 'render':
    await import('./render.js');
    await import('./render-scenes.js');
    break;
  case 'train':
  case 'evaluate':
  case 'export':
    process.exitCode = runPython(stage, options);
    break;
  case 'judge':
    if (!existsSync(path.join(cacheFolder, 'galleries.json'))) process.exitCode = runPython('galleries', []);
    if (!process.exitCode) await (await import('./judge.js')).judge(options[0] ?? 'models/mini');
    break;
  default:
    console.error(usage);
    process.exitCode = 2;
}

/** Returns what to do first, where a stage that comes before this one has not been run. */
function missingBefore(stage: string | undefined): string | undefined {
  if (stage === 'render' && npmPackages.some((name) => !existsSync(packageFolder(name))))
    return 'Expected the packages of the drawings, received none: run npm run training -- gather first.';
  const needsPictures = stage === 'train' || stage === 'evaluate' || stage === 'judge';
  if (needsPictures && !existsSync(path.join(cacheFolder, 'scene-attributes.json')))
    return 'Expected rendered pictures, received none: run npm run training -- render first.';
  return undefined;
}

/** The system's Python has Debian's torch; another one may come first in the path. */
function runPython(script: string, args: readonly string[]): number {
  const python = process.env.PYTHON ?? '/usr/bin/python3';
  const { status, error } = spawnSync(python, [path.join(pythonFolder, `${script}.py`), ...args], {
    stdio: 'inherit',
  });
  if (error)
    console.error(`Expected Python at ${python}, received ${error.message}; name another in PYTHON.`);
  return status ?? 1;
}
