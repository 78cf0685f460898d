import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder, pythonFolder } from './folders.js';

const usage = `Usage: npm run training -- STAGE [options of the stage]

  gather     fetch the drawings' packages into training/cache
  render     draw what is taught and judged, 64 x 64
  train      --minutes 60 [--from CHECKPOINT]   train both towers, with checkpoints
  evaluate   [--checkpoint FILE]                judge a checkpoint on collections that it never saw
  judge      MODEL_FOLDER                       the same table for an exported model, run as Motif runs it
  export     --to FOLDER [--checkpoint FILE]    write a model folder with 8-bit weights

train, evaluate, export and the first judge need Python with torch and onnx: apt install python3-torch python3-onnx libopenblas0-pthread.`;

const [stage, ...options] = process.argv.slice(2);
switch (stage) {
  case 'gather':
    await import('./gather.js');
    break;
  case 'render':
    await import('./render.js');
    break;
  case 'train':
  case 'evaluate':
  case 'export':
    process.exitCode = runPython(stage, options);
    break;
  case 'judge':
    if (!existsSync(path.join(cacheFolder, 'galleries.json'))) runPython('galleries', []);
    await (await import('./judge.js')).judge(options[0] ?? 'models/mini');
    break;
  default:
    console.error(usage);
    process.exitCode = 2;
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
