import { tmpdir } from 'node:os';
import { z } from 'zod';
import { MotifError } from '../src/core/errors.js';
import type { Motif, MotifOptions } from '../src/core/motif.js';
import { type Operation, operation } from '../src/core/operation.js';
import { commandOf } from '../src/surfaces/cli/commands.js';
import type { Io } from '../src/surfaces/cli/io.js';
import { main } from '../src/surfaces/cli/main.js';
import type { Parts } from '../src/surfaces/cli/parts.js';
import type { AgentToolsOptions } from '../src/surfaces/mcp/agent-tools.js';
import type { ServeOptions } from '../src/surfaces/server/serve.js';

/** What a command line did: everything that a person or a script can see of it. */
export interface Ran {
  code: number;
  stdout: string;
  stderr: string;
  /** Inputs that operations ran with. */
  inputs: unknown[];
  /** Options that Motif was opened with, in order. */
  opened: MotifOptions[];
  closed: number;
  files: string[];
  /** What servers were started with. */
  servers: ServeOptions[];
  /** What agents were served with. */
  served: AgentToolsOptions[];
}

export interface Conditions {
  tty?: boolean;
  env?: Record<string, string>;
  cwd?: string;
  columns?: number;
  signal?: AbortSignal;
  canOpenFiles?: boolean;
  operations?: readonly Operation[];
  runDemo?: Parts['runDemo'];
}

/** Returns what `motif <argv>` does with made-up operations, a clock that tests move by a second a look, and no process. */
export async function run(argv: readonly string[], conditions: Conditions = {}): Promise<Ran> {
  const { tty = false, env = {}, cwd = tmpdir(), columns = 80, canOpenFiles = true } = conditions;
  const operations = conditions.operations ?? fakeOperations;
  const ran: Ran = {
    code: -1,
    stdout: '',
    stderr: '',
    inputs: [],
    opened: [],
    closed: 0,
    files: [],
    served: [],
    servers: [],
  };
  let clock = 0;
  const io: Io = {
    stdout: {
      isTty: tty,
      write: (text) => {
        ran.stdout += text;
      },
    },
    stderr: {
      isTty: tty,
      write: (text) => {
        ran.stderr += text;
      },
    },
    env,
    cwd,
    columns,
    signal: conditions.signal ?? new AbortController().signal,
    now: () => {
      clock += 1000;
      return clock;
    },
  };
  const visible = operations.filter(({ name }) => !name.startsWith('demo.'));
  const parts: Parts = {
    groups: [
      {
        title: 'Made up',
        commands: [
          ...visible.map(({ name, summary }) => ({ command: commandOf(name), summary })),
          ...['demo', 'serve', 'mcp', 'help', 'completion', 'docs'].map((command) => ({
            command,
            summary: `About ${command}`,
          })),
        ],
      },
    ],
    operations: async () => operations,
    openMotif: async (options) => {
      ran.opened.push(options);
      return { options, close: async () => void ran.closed++ } as unknown as Motif;
    },
    runOperation: async (declared, input, motif, context) => {
      const checked = declared.input.safeParse(input);
      if (!checked.success) throw new MotifError('invalid_input', checked.error.issues[0]!.message);
      ran.inputs.push(checked.data);
      return declared.run(checked.data, motif, context);
    },
    runDemo: conditions.runDemo ?? (() => Promise.reject(new Error('no demo here'))),
    startServer: async (options) => {
      ran.servers.push(options);
      return { url: 'http://127.0.0.1:4477', close: async () => void ran.closed++ };
    },
    apiMarkdown: async () => '# The API\n',
    serveAgent: async (options) => void ran.served.push(options),
    openFile: async (file) => {
      if (canOpenFiles) ran.files.push(file);
      return canOpenFiles;
    },
  };
  ran.code = await main(argv, io, parts);
  return ran;
}

const fakeSearch = operation({
  name: 'search',
  summary: 'Find pictures by what they say',
  examples: [{ command: 'search "a red umbrella"', note: 'in words' }],
  input: z.object({
    query: z.string().describe('Words'),
    limit: z.number().int().min(1).default(20).describe('Most results'),
    meaningOnly: z.boolean().default(false).describe('By meaning alone'),
    fold: z.boolean().default(true).describe('Fold copies'),
    order: z.enum(['best', 'newest']).default('best').describe('Order'),
    formats: z.array(z.string()).optional().describe('File types'),
    atLeast: z.number().optional().describe('Least similarity'),
    sheet: z.string().optional().describe('Contact sheet to write'),
  }),
  output: z.unknown(),
  positionals: ['query'],
  run: async ({ query, sheet }) => ({
    query,
    model: 'mini',
    terms: [],
    searched: 12,
    results: [
      {
        rank: 1,
        id: 'a'.repeat(32),
        path: `spring/雨伞\u001b[31m.svg`,
        relevance: 0.4321,
        similarity: 0.4321,
        influences: [1],
        fusion: 1,
        matched: ['meaning', 'name'],
        format: 'svg',
        widthPx: 640,
        heightPx: 480,
        copies: ['copy.svg'],
      },
    ],
    notes: [],
    ...(sheet === undefined ? {} : { sheet }),
  }),
});

const fakeScan = operation({
  name: 'scan',
  summary: 'Read new pictures',
  examples: [],
  input: z.object({ steps: z.number().int().default(3), fail: z.boolean().default(false) }),
  output: z.object({ read: z.number(), failed: z.number() }),
  long: true,
  outcome: ({ failed }) => (failed > 0 ? 'unreadable_media' : undefined),
  async run({ steps, fail }, _motif, { signal, progress }) {
    for (let done = 0; done <= steps; done++) {
      if (signal.aborted) throw new MotifError('cancelled', 'Cancelled before it was finished');
      progress({
        stage: 'encode',
        done,
        total: steps,
        unit: 'pictures',
        ...(done === 1 ? { note: 'odd\u0007.png: no' } : {}),
      });
    }
    return { read: steps, failed: fail ? 1 : 0 };
  },
});

const fakeTag = operation({
  name: 'tag.add',
  summary: 'Give a tag to pictures',
  examples: [{ command: 'tag add cozy a.png b.png', note: 'two pictures' }],
  input: z.object({ tag: z.string(), assets: z.array(z.string()).min(1) }),
  output: z.object({ changed: z.number() }),
  positionals: ['tag', 'assets'],
  run: async ({ assets }) => ({ changed: assets.length }),
});

const fakeBreak = operation({
  name: 'break',
  summary: 'Go wrong in many ways',
  examples: [],
  input: z.object({ how: z.enum(['error', 'bug', 'abort']) }),
  output: z.unknown(),
  positionals: ['how'],
  async run({ how }, _motif, { signal }) {
    if (how === 'bug') throw new TypeError('x is not a function');
    if (how === 'abort') signal.throwIfAborted();
    throw new MotifError('not_found', 'Expected a library, received \u001b[2J\nnone', {
      hint: 'Run: motif init',
      path: '/tmp/place',
    });
  },
});

export const fakeOperations: readonly Operation[] = [fakeSearch, fakeScan, fakeTag, fakeBreak];
