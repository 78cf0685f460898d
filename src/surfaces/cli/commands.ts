export interface CommandSummary {
  /** As typed after `motif`: `tag add`. */
  command: string;
  summary: string;
}

export interface CommandGroup {
  title: string;
  commands: readonly CommandSummary[];
}

/**
 * What `motif --help` lists. A table of its own because loading the operations to write a list of names would take
 * most of the time that the help page takes; a test holds it against the operations.
 */
export const commandGroups: readonly CommandGroup[] = [
  {
    title: 'Library',
    commands: [
      { command: 'init', summary: 'Make a folder of pictures a library' },
      { command: 'index', summary: 'Read new and changed pictures into the library' },
      { command: 'status', summary: 'Show what the library holds and what it needs' },
    ],
  },
  {
    title: 'Find',
    commands: [
      { command: 'search', summary: 'Find pictures by words, by example, or by both at once' },
      { command: 'similar', summary: 'Find the pictures most like a picture' },
      { command: 'directions', summary: 'Spread a brief out into different directions' },
      {
        command: 'lines',
        summary: 'Show what lines of copy call up: pictures, colours and tone',
      },
      { command: 'duplicates', summary: 'List files that show the same picture' },
      { command: 'list', summary: 'List the pictures of the library, newest first' },
      { command: 'show', summary: 'Show everything the library knows of a picture' },
    ],
  },
  {
    title: 'Organise',
    commands: [
      { command: 'tag add', summary: 'Give tags to pictures' },
      { command: 'tag remove', summary: 'Take tags from pictures' },
      { command: 'tag list', summary: 'List the tags of the library' },
      { command: 'board add', summary: 'Put pictures on a board, which is made when it is new' },
      { command: 'board remove', summary: 'Take pictures off a board' },
      { command: 'board move', summary: 'Give pictures of a board another place in its order' },
      { command: 'board list', summary: 'List the boards of the library' },
      { command: 'board show', summary: 'Show the pictures of a board in their order' },
      { command: 'board rename', summary: 'Give a board another name' },
      { command: 'board delete', summary: 'Forget a board; its pictures stay where they are' },
      { command: 'board note', summary: 'Write what a board is for' },
      { command: 'saved add', summary: 'Save a query under a name, as a folder that fills itself' },
      { command: 'saved list', summary: 'List the saved queries of the library' },
      { command: 'saved run', summary: 'Find the pictures that a saved query asks for' },
      { command: 'saved rename', summary: 'Give a saved query another name' },
      { command: 'saved delete', summary: 'Forget a saved query' },
      {
        command: 'concept learn',
        summary: 'Teach a concept by a few pictures, then use it as @name in any query',
      },
      {
        command: 'concept show',
        summary: 'Show what a concept was learned from and how well it is told apart',
      },
      { command: 'concept list', summary: 'List the concepts of the library' },
      { command: 'concept rename', summary: 'Give a concept another name' },
      { command: 'concept delete', summary: 'Forget a concept' },
      {
        command: 'concept export',
        summary: 'Write a concept to a file that another library with the same model can take in',
      },
      { command: 'concept import', summary: 'Take in a concept that another library exported' },
      {
        command: 'undo',
        summary: 'Take back the last change of tags, boards, saved queries, concepts, brands or feedback',
      },
    ],
  },
  {
    title: 'Brands',
    commands: [
      {
        command: 'brand create',
        summary: 'Teach a brand by its pictures, so that others can be checked against it',
      },
      {
        command: 'brand check',
        summary: 'Check pictures against a brand: pass, fail or cannot say, and why',
      },
      {
        command: 'brand show',
        summary: 'Show a brand and its report card: how well it is told, and how far to rely on it',
      },
      { command: 'brand list', summary: 'List the brands of the library' },
      { command: 'brand update', summary: 'Learn a brand anew as its next version; earlier versions stay' },
      { command: 'brand rename', summary: 'Give a brand another name' },
      {
        command: 'brand delete',
        summary: 'Forget a brand with all its versions; its pictures stay where they are',
      },
      {
        command: 'brand export',
        summary: 'Write a brand to a file that another library with the same model can take in',
      },
      { command: 'brand import', summary: 'Take in a brand that another library exported' },
    ],
  },
  {
    title: 'Styles',
    commands: [
      { command: 'style list', summary: 'List the styles of the lexicon, by culture and field' },
      {
        command: 'style show',
        summary: 'Show a style: what people call it, its traits, palette, opposites and near styles',
      },
      {
        command: 'style classify',
        summary: 'Say which styles of the lexicon pictures are of, or where they lie between opposites',
      },
      {
        command: 'style explain',
        summary: 'Explain how two pictures, folders, boards or brands differ in style',
      },
      {
        command: 'style discriminate',
        summary: 'Tell two near styles apart by examples, say which files are of which, and by what',
      },
      {
        command: 'adapt fit',
        summary: "Adapt the model's words to a market by pairs of pictures and texts, if that helps",
      },
      {
        command: 'adapt list',
        summary: 'List the adapters of the library with what they were measured to gain',
      },
      { command: 'adapt delete', summary: 'Forget an adapter; its pairs can make it again' },
      {
        command: 'phrases compare',
        summary: 'Compare phrasings by how well they find the pictures that they are meant for',
      },
    ],
  },
  {
    title: 'Judge',
    commands: [
      { command: 'feedback up', summary: 'Say that pictures are right answers to a query' },
      { command: 'feedback down', summary: 'Say that pictures are wrong answers to a query' },
      { command: 'feedback clear', summary: 'Take thumbs from the answers to a query' },
      {
        command: 'feedback show',
        summary: 'Show the queries whose answers were judged, with their pictures',
      },
      {
        command: 'evaluate',
        summary: 'Measure how well judged queries are answered, and what a change did to them',
      },
    ],
  },
  {
    title: 'Models',
    commands: [
      { command: 'models list', summary: 'List the models that Motif knows and those on this machine' },
      { command: 'models pull', summary: 'Download a model from the hub, verified and ready to use' },
      {
        command: 'models info',
        summary: 'Show what a model is, what it is good for and how well it was measured to work',
      },
      {
        command: 'models calibrate',
        summary: "Measure where a model's vectors lie and what its scores are worth",
      },
      { command: 'embed', summary: 'Print the vector of a text or a picture' },
      { command: 'classify', summary: 'Say which of your labels fits each picture best, without training' },
    ],
  },
  {
    title: 'More',
    commands: [
      { command: 'demo', summary: 'Draw, index and search a demo library' },
      { command: 'serve', summary: 'Serve the library: the studio page, the HTTP API and agent tools' },
      { command: 'mcp', summary: 'Let an agent use the library: the commands as MCP tools' },
      { command: 'help', summary: 'Show the help of a command' },
      { command: 'completion', summary: 'Print a completion script for bash, zsh or fish' },
      { command: 'docs', summary: 'Write or check the reference pages of the command line and the API' },
    ],
  },
];

/** Operations that have no command of their own because another command runs them. */
export const hiddenOperations: readonly string[] = ['demo.draw'];

/** Returns the command of an operation: `tag add` for `tag.add`. */
export function commandOf(operationName: string): string {
  return operationName.replaceAll('.', ' ');
}

/** Returns the commands of the groups in order. */
export function commandsIn(groups: readonly CommandGroup[]): string[] {
  return groups.flatMap(({ commands }) => commands.map(({ command }) => command));
}
