import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { MotifError } from '../../core/errors.js';
import { nearest } from './nearest.js';

const configName = 'motif.config.json';
const maxConfigBytes = 1_000_000;

/** What may be set outside the command line. */
export const settingNames = ['dir', 'model', 'dtype', 'device', 'threads', 'lexicon', 'locale'] as const;
export type SettingName = (typeof settingNames)[number];
export type Settings = Partial<Record<SettingName, unknown>>;

/**
 * Returns the settings of the `motif.config.json` found upwards from `folder`, none where there is no such file; throws
 * `invalid_input` with the file's path. Relative paths in the file are meant from where it lies.
 */
export async function readConfig(folder: string): Promise<Settings> {
  const file = await findUpwards(folder);
  if (file === undefined) return {};
  const settings = await checkConfig(await parseConfig(file), file);
  const base = path.dirname(file);
  return {
    ...settings,
    ...(settings.dir === undefined ? {} : { dir: path.resolve(base, settings.dir) }),
    ...(settings.lexicon === undefined ? {} : { lexicon: path.resolve(base, settings.lexicon) }),
    // A model may be a name as well.
    ...(settings.model?.startsWith('.') ? { model: path.resolve(base, settings.model) } : {}),
  };
}

async function findUpwards(start: string): Promise<string | undefined> {
  for (let folder = path.resolve(start); ; folder = path.dirname(folder)) {
    const file = path.join(folder, configName);
    const found = await stat(file).catch(() => undefined);
    if (found?.isFile()) return file;
    if (folder === path.dirname(folder)) return undefined;
  }
}

async function parseConfig(file: string): Promise<unknown> {
  try {
    const { size } = await stat(file);
    if (size <= maxConfigBytes) return JSON.parse((await readFile(file, 'utf8')).replace(/^\uFEFF/, ''));
    throw wrongConfig(`Expected a small ${configName}, received ${size} bytes`, file);
  } catch (error) {
    if (error instanceof MotifError) throw error;
    const reason = error instanceof SyntaxError ? 'text that is not JSON' : 'a file that cannot be read';
    throw wrongConfig(`Expected JSON for ${configName}, received ${reason}`, file, error);
  }
}

/** Loads zod only where there is a file to check: it takes longer than everything else of a help page. */
async function checkConfig(parsed: unknown, file: string) {
  const { z } = await import('zod');
  const schema = z.strictObject({
    $schema: z.string().optional(),
    dir: z.string().min(1).optional(),
    model: z.string().min(1).optional(),
    dtype: z.enum(['fp32', 'fp16', 'int8']).optional(),
    device: z.enum(['auto', 'cpu', 'cuda', 'coreml', 'dml', 'webgpu']).optional(),
    threads: z.number().int().min(1).optional(),
    lexicon: z.string().min(1).optional(),
    locale: z.string().min(1).optional(),
  });
  const checked = schema.safeParse(parsed);
  if (checked.success) {
    const { $schema: _, ...settings } = checked.data;
    return settings;
  }
  const issue = checked.error.issues[0]!;
  if (issue.code === 'unrecognized_keys') throw unknownSetting(issue.keys[0]!, file);
  const name = issue.path.join('.');
  const received = issue.path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown>)[key],
    parsed,
  );
  throw wrongConfig(
    `Expected ${expectedBy(issue)} for ${name === '' ? configName : `"${name}" in ${configName}`}, received ${shown(received)}`,
    file,
  );
}

interface Issue {
  code?: string | undefined;
  expected?: string;
  origin?: string;
  values?: unknown[];
}

function expectedBy({ code, expected = 'setting', origin, values = [] }: Issue): string {
  if (code === 'invalid_value') return `one of ${values.join(', ')}`;
  if (code === 'too_small') return origin === 'string' ? 'a name or path' : 'at least 1';
  if (expected === 'int') return 'a whole number';
  return expected === 'object' ? 'an object' : `a ${expected}`;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
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
