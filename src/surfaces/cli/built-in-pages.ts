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

/** The commands that belong to the terminal and have no operation. */
export const builtInPages: readonly CommandPage[] = [
  demoPage,
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
    summary: 'Write or check the reference page of the command line',
    fields: [
      {
        name: 'file',
        flag: 'file',
        kind: { type: 'string' },
        description: 'Where the page is',
        required: false,
        default: 'docs/cli.md',
      },
      {
        name: 'check',
        flag: 'check',
        kind: { type: 'boolean' },
        description: 'Change nothing; fail when the page is out of date',
        required: false,
      },
    ],
    examples: [{ command: 'docs --check', note: 'for continuous integration' }],
  },
];
