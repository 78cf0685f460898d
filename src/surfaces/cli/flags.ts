import { MotifError } from '../../core/errors.js';
import { nearest } from './nearest.js';
import { readValue, type ValueKind } from './value-kinds.js';

export interface Flag {
  /** Without the dashes: `meaning-only`. */
  flag: string;
  kind: ValueKind;
  description?: string;
}

/** What every command understands; an operation's own input of the same name comes first. */
export const globalFlags: readonly Flag[] = [
  { flag: 'dir', kind: { type: 'string' }, description: 'Folder of the library, or one inside it' },
  { flag: 'model', kind: { type: 'string' }, description: 'Alias, hub id or folder of the model' },
  {
    flag: 'dtype',
    kind: { type: 'choice', choices: ['fp32', 'fp16', 'int8'] },
    description: 'Precision of the model',
  },
  {
    flag: 'device',
    kind: { type: 'choice', choices: ['auto', 'cpu', 'cuda', 'coreml', 'dml', 'webgpu'] },
    description: 'Where the model runs',
  },
  { flag: 'threads', kind: { type: 'number', whole: true }, description: 'Threads of one inference' },
  { flag: 'lexicon', kind: { type: 'string' }, description: 'Folder with styles and axes of your own' },
  { flag: 'locale', kind: { type: 'string' }, description: 'Adapter by which texts are read, see adapt fit' },
  { flag: 'json', kind: { type: 'boolean' }, description: 'Print JSON; long work prints one event a line' },
  { flag: 'quiet', kind: { type: 'boolean' }, description: 'Print results and errors only' },
  { flag: 'colour', kind: { type: 'boolean' }, description: 'Colours and bars; --no-colour for none' },
  { flag: 'help', kind: { type: 'boolean' }, description: 'Show help' },
  { flag: 'version', kind: { type: 'boolean' }, description: 'Show the version' },
];

const shortFlags: Readonly<Record<string, string>> = { '-h': '--help', '-V': '--version' };
const synonyms: Readonly<Record<string, string>> = { color: 'colour', 'no-color': 'no-colour' };

export interface Parsed {
  /** By flag; a list holds the values of every time the flag was given. */
  values: Map<string, unknown>;
  rest: string[];
}

/**
 * Returns the flags and the other words of a command line. `--` ends the flags. `--x v`, `--x=v`, `--no-x` for
 * switches; a word with a single dash is text where `dashedText` allows it.
 */
export function parseFlags(
  argv: readonly string[],
  flags: readonly Flag[],
  { dashedText = false, command = '' } = {},
): Parsed {
  const parsed: Parsed = { values: new Map(), rest: [] };
  for (let index = 0; index < argv.length; index++) {
    const word = shortFlags[argv[index]!] ?? argv[index]!;
    if (word === '--') {
      parsed.rest.push(...argv.slice(index + 1));
      break;
    }
    if (!word.startsWith('--')) {
      if (!dashedText && /^-./.test(word) && !isNumber(word)) throw unknownFlag(word, flags, command);
      parsed.rest.push(word);
      continue;
    }
    const { flag, negated, text } = findFlag(word, flags, command);
    if (flag.kind.type === 'boolean' && text === undefined) {
      parsed.values.set(flag.flag, !negated);
      continue;
    }
    // A value may start with one dash, such as -0.5 or -, but not with two: that is the next flag.
    const next = argv[index + 1];
    if (text === undefined && (next === undefined || next.startsWith('--'))) {
      throw usage(`Expected a value for --${flag.flag}, received nothing`, command, `--${flag.flag}`);
    }
    if (text === undefined) index++;
    keep(parsed.values, flag, readTyped(flag.kind, text ?? next!, `--${flag.flag}`, command), negated);
  }
  return parsed;
}

/** Returns how many leading words are global flags with their values: the command stands behind them. */
export function countLeadingFlags(argv: readonly string[]): number {
  let index = 0;
  while (index < argv.length) {
    const word = shortFlags[argv[index]!] ?? argv[index]!;
    if (!word.startsWith('--') || word === '--') return index;
    const { flag, text } = findFlag(word, globalFlags, '');
    index += flag.kind.type === 'boolean' || text !== undefined ? 1 : 2;
  }
  return argv.length;
}

/** Returns an `invalid_input` whose hint names the help page of the command. */
export function usage(message: string, command: string, path?: string): MotifError {
  return new MotifError('invalid_input', message, {
    hint: `See: motif ${command === '' ? '--help' : `help ${command}`}`,
    ...(path === undefined ? {} : { path }),
  });
}

/** Returns the typed value of a word; what is wrong with it comes with a hint, if only to the help page of the command. */
export function readTyped(kind: ValueKind, text: string, label: string, command: string): unknown {
  try {
    return readValue(kind, text, label);
  } catch (error) {
    if (error instanceof MotifError && error.hint === undefined) throw usage(error.message, command, label);
    throw error;
  }
}

function keep(values: Map<string, unknown>, flag: Flag, value: unknown, negated: boolean): void {
  const earlier = values.get(flag.flag);
  if (Array.isArray(value) && Array.isArray(earlier)) values.set(flag.flag, [...earlier, ...value]);
  else values.set(flag.flag, negated ? !value : value);
}

function findFlag(word: string, flags: readonly Flag[], command: string) {
  const equals = word.indexOf('=');
  const written = word.slice(2, equals === -1 ? undefined : equals);
  const name = synonyms[written] ?? written;
  const text = equals === -1 ? undefined : word.slice(equals + 1);
  const exact = flags.find(({ flag }) => flag === name);
  if (exact !== undefined) return { flag: exact, negated: false, text };
  const positive = name.startsWith('no-') ? name.slice(3) : undefined;
  const negated = flags.find(({ flag, kind }) => flag === positive && kind.type === 'boolean');
  if (negated !== undefined) return { flag: negated, negated: true, text };
  throw unknownFlag(equals === -1 ? word : word.slice(0, equals), flags, command);
}

function unknownFlag(word: string, flags: readonly Flag[], command: string): MotifError {
  const known = flags.flatMap(({ flag, kind }) => (kind.type === 'boolean' ? [flag, `no-${flag}`] : [flag]));
  const meant = nearest(word.replace(/^-+/, ''), known);
  const page = command === '' ? 'motif --help' : `motif help ${command}`;
  return new MotifError('invalid_input', `Expected a known option, received ${word}`, {
    hint: meant === undefined ? `See: ${page}` : `Did you mean --${meant}? See: ${page}`,
    path: word,
  });
}

function isNumber(word: string): boolean {
  return /^-(\d|\.\d)/.test(word) && Number.isFinite(Number(word));
}
