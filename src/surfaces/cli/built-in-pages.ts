import type { CommandPage } from './command-page.js';
import type { Field } from './fields.js';

export const shells = ['bash', 'zsh', 'fish'] as const;

const shellField: Field = {
  name: 'shell',
  flag: 'shell',
  kind: { type: 'choice', choices: shells },
  description: 'The shell to complete in',
  required: true,
  position: 0,
};

const toggle = (flag: string, description: string, isOn: boolean): Field => ({
  name: flag,
  flag,
  kind: { type: 'boolean' },
  description,
  required: false,
  default: isOn,
});

export const demoPage: CommandPage = {
  command: 'demo',
  summary: 'Draw, index and search a demo library',
  description:
    'Draws several hundred pictures of its own, indexes them, searches them in English and Chinese and writes a contact ' +
    'sheet. A second run takes up what is there. Needs no network.',
  fields: [
    {
      name: 'dir',
      flag: 'dir',
      kind: { type: 'string' },
      description: 'Folder to draw into',
      required: false,
      default: 'demo-library',
    },
    toggle('exit', 'Open nothing and end, for scripts', false),
    toggle('open', 'Do not open the contact sheet', true),
  ],
  examples: [
    { command: 'demo', note: 'in the folder demo-library' },
    { command: 'demo --dir /tmp/demo --no-open', note: 'elsewhere, without opening the contact sheet' },
  ],
};

export const mcpPage: CommandPage = {
  command: 'mcp',
  summary: 'Let an agent use the library: the commands as MCP tools',
  description:
    'Speaks the Model Context Protocol on the standard streams, for an agent that starts it. Every command is a tool, ' +
    'its answer comes with thumbnails, and relative paths are meant from the folder of --dir. Agents with a file of settings ' +
    'take what `motif mcp --settings` prints, such as: {"mcpServers": {"motif": {"command": "motif", "args": ["mcp", "--dir", "/pictures"]}}}',
  fields: [
    toggle('settings', "Print the lines for the agent's settings and end", false),
    { ...toggle('read-only', 'Offer only what changes nothing and writes no file', false), name: 'readOnly' },
  ],
  examples: [
    { command: 'mcp --settings --dir pictures', note: 'lines to paste for a library' },
    { command: 'mcp --read-only', note: 'for an agent that may look and not touch' },
  ],
};

const setting = (name: string, description: string, kind: Field['kind'], usual?: unknown): Field => ({
  name,
  flag: name,
  kind,
  description,
  required: false,
  ...(usual === undefined ? {} : { default: usual }),
});

export const servePage: CommandPage = {
  command: 'serve',
  summary: 'Serve the library: the studio page, the HTTP API and agent tools',
  description:
    'Answers on this machine only. Another address needs a token, which every request then has to show; so can this one. What ' +
    'can be asked stands at /api, figures at /metrics. Ctrl-C lets requests end for a few seconds, then closes the library.',
  fields: [
    setting('port', 'Port to listen on; 0 for any free one', { type: 'number', whole: true }, 4477),
    setting(
      'host',
      'Address to listen on; any but this machine needs a token',
      { type: 'string' },
      '127.0.0.1',
    ),
    setting('token', 'What requests must show, at least 16 characters; or MOTIF_TOKEN', { type: 'string' }),
    setting('log', 'Lines for people or for machines', { type: 'choice', choices: ['text', 'json'] }, 'text'),
    toggle('open', 'Open the page', false),
  ],
  examples: [
    { command: 'serve --open', note: 'the library of this folder, in the browser' },
    { command: 'serve --dir pictures --port 8080', note: 'another library and port' },
    { command: 'serve --host 0.0.0.0 --token "$TOKEN" --log json', note: 'for a team' },
  ],
};

/** The commands that belong to the terminal and have no operation. */
export const builtInPages: readonly CommandPage[] = [
  demoPage,
  servePage,
  mcpPage,
  {
    command: 'help',
    summary: 'Show the help of a command',
    fields: [
      {
        name: 'command',
        flag: 'command',
        kind: { type: 'list', item: { type: 'string' } },
        description: 'Such as: search, or: tag add',
        required: false,
        position: 0,
      },
    ],
    examples: [{ command: 'help search', note: 'what search understands, with examples' }],
  },
  {
    command: 'completion',
    summary: 'Print a completion script for bash, zsh or fish',
    fields: [shellField],
    examples: [
      { command: 'completion bash >> ~/.bashrc', note: 'commands and options complete with the tab key' },
      { command: 'completion fish > ~/.config/fish/completions/motif.fish', note: 'the same for fish' },
    ],
  },
  {
    command: 'docs',
    summary: 'Write or check the reference pages of the command line and the API',
    fields: [
      {
        name: 'file',
        flag: 'file',
        kind: { type: 'string' },
        description: 'Page of the command line; api.md lies beside it',
        required: false,
        default: 'docs/cli.md',
      },
      {
        name: 'check',
        flag: 'check',
        kind: { type: 'boolean' },
        description: 'Change nothing; fail when a page is out of date',
        required: false,
      },
    ],
    examples: [{ command: 'docs --check', note: 'for continuous integration' }],
  },
];
