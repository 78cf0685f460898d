import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { MotifError } from '../../core/errors.js';
import type { MotifOptions } from '../../core/motif.js';
import { globalFlags } from './flags.js';
import type { Io } from './io.js';
import { nearest } from './nearest.js';
import { readValue } from './value-kinds.js';

const settingNames = ['dir', 'model', 'dtype', 'device', 'threads'] as const;
type SettingName = (typeof settingNames)[number];
type Settings = Partial<Record<SettingName, unknown>>;

const configName = 'motif.config.json';
const maxConfigBytes = 1_000_000;

/**
 * Returns how to open Motif: each setting from its flag, else `MOTIF_*`, else `motif.config.json` found upwards from
 * the working directory, else left to Motif's default. Paths in the file are relative to the file.
 */
export async function resolveOptions(flags: ReadonlyMap<string, unknown>, io: Io): Promise<MotifOptions> {
  const settings: Settings = { ...(await readConfig(io.cwd)), ...settingsOfEnvironment(io.env) };
  for (const name of settingNames) {
    if (flags.get(name) !== undefined) settings[name] = flags.get(name);
  }
  const dir = typeof settings.dir === 'string' ? path.resolve(io.cwd, settings.dir) : io.cwd;
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
    if (text !== undefined && text !== '') settings[name] = readSetting(name, text, variable);
  }
  return settings;
}

async function readConfig(cwd: string): Promise<Settings> {
  const file = await findUpwards(cwd);
  if (file === undefined) return {};
  const settings: Settings = {};
  for (const [name, value] of Object.entries(await parseConfig(file))) {
    if (name === '$schema') continue;
    if (!isSettingName(name)) throw unknownSetting(name, file);
    const where = `"${name}" in ${file}`;
    const type = name === 'threads' ? 'number' : 'string';
    if (typeof value !== type) {
      const received = value === null ? 'null' : typeof value;
      throw wrongConfig(`Expected a ${type} for ${where}, received ${received}`, file);
    }
    settings[name] = fromFile(name, readSetting(name, String(value), where), path.dirname(file));
  }
  return settings;
}

/** Folders in the file are meant from where the file is; a model may be a name as well. */
function fromFile(name: SettingName, value: unknown, folder: string): unknown {
  const isPath = name === 'dir' || (name === 'model' && String(value).startsWith('.'));
  return isPath ? path.resolve(folder, String(value)) : value;
}

async function parseConfig(file: string): Promise<object> {
  let parsed: unknown;
  try {
    const { size } = await stat(file);
    if (size > maxConfigBytes)
      throw wrongConfig(`Expected a small ${configName}, received ${size} bytes`, file);
    parsed = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if (error instanceof MotifError) throw error;
    const reason = error instanceof SyntaxError ? 'text that is not JSON' : 'a file that cannot be read';
    throw wrongConfig(`Expected JSON for ${configName}, received ${reason}`, file, error);
  }
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed;
  throw wrongConfig(
    `Expected an object for ${configName}, received ${JSON.stringify(parsed).slice(0, 40)}`,
    file,
  );
}

async function findUpwards(cwd: string): Promise<string | undefined> {
  let folder = path.resolve(cwd);
  for (;;) {
    const file = path.join(folder, configName);
    const found = await stat(file).catch(() => undefined);
    if (found?.isFile()) return file;
    const parent = path.dirname(folder);
    if (parent === folder) return undefined;
    folder = parent;
  }
}

function isSettingName(name: string): name is SettingName {
  return settingNames.some((known) => known === name);
}

function readSetting(name: SettingName, text: string, where: string): unknown {
  return readValue(globalFlags.find(({ flag }) => flag === name)!.kind, text, where);
}

function unknownSetting(name: string, file: string): MotifError {
  const meant = nearest(name, settingNames);
  return new MotifError('invalid_input', `Expected a known setting in ${configName}, received "${name}"`, {
    hint: meant === undefined ? `Known settings: ${settingNames.join(', ')}.` : `Did you mean "${meant}"?`,
    path: file,
  });
}

function wrongConfig(message: string, file: string, cause?: unknown): MotifError {
  return new MotifError('invalid_input', message, { hint: `Correct or remove ${file}`, path: file, cause });
}
