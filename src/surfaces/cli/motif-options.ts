import path from 'node:path';
import { MotifError } from '../../core/errors.js';
import type { MotifOptions } from '../../core/motif.js';
import { readConfig, type Settings, settingNames } from './config-file.js';
import { globalFlags } from './flags.js';
import type { Io } from './io.js';
import { readValue } from './value-kinds.js';

/**
 * Returns how to open Motif: each setting from its flag, else `MOTIF_*`, else `motif.config.json` found upwards from
 * the folder that `--dir` or `MOTIF_DIR` names or else from the working directory, else left to Motif's default.
 */
export async function resolveOptions(flags: ReadonlyMap<string, unknown>, io: Io): Promise<MotifOptions> {
  const given = settingsOfEnvironment(io.env);
  for (const name of settingNames) {
    if (flags.get(name) !== undefined) given[name] = flags.get(name);
  }
  // A model may be a name as well; a folder written as one is meant from where the person is, whatever the library.
  const { model } = given;
  if (typeof model === 'string' && /^\.{1,2}([\\/]|$)/.test(model)) given.model = path.resolve(io.cwd, model);
  if (typeof given.lexicon === 'string') given.lexicon = path.resolve(io.cwd, given.lexicon);
  const start = given.dir === undefined ? io.cwd : path.resolve(io.cwd, String(given.dir));
  const settings: Settings = { ...(await readConfig(start)), ...given };
  const dir = settings.dir === undefined ? io.cwd : path.resolve(io.cwd, String(settings.dir));
  const options = { ...settings, dir, env: { ...io.env } } as MotifOptions;
  if (options.threads !== undefined && options.threads < 1) {
    throw new MotifError('invalid_input', `Expected at least 1 for threads, received ${options.threads}`, {
      hint: 'Leave it out to use every core.',
      path: 'threads',
    });
  }
  return options;
}

function settingsOfEnvironment(env: Io['env']): Settings {
  const settings: Settings = {};
  for (const name of settingNames) {
    const variable = `MOTIF_${name.toUpperCase()}`;
    const text = env[variable];
    if (text === undefined || text === '') continue;
    const { kind } = globalFlags.find(({ flag }) => flag === name)!;
    settings[name] = readValue(kind, text, variable);
  }
  return settings;
}
