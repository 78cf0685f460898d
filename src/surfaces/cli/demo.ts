import { existsSync } from 'node:fs';
import path from 'node:path';
import type { SearchOutput } from '../../core/results/schemas.js';
import { type Evaluation, evaluateAnswers, judgedResults } from '../../features/demo/evaluate.js';
import { planLibrary } from '../../features/demo/plan/index.js';
import { type DemoQuery, demoQueries } from '../../features/demo/queries.js';
import { relevancePercent } from './render/search.js';

/** What the demo needs of the command line. */
export interface DemoTerminal {
  /** Prints one or more lines for a person to read. */
  print(text: string): void;
  /**
   * Runs an operation on the library in `dir` with its bar where it has one, and returns its output. Calls for the
   * same folder share one open library and model.
   */
  run(name: string, input: Record<string, unknown>, dir: string): Promise<unknown>;
  /** Opens a file in the person's browser. */
  open(file: string): Promise<void>;
  /** False where no person is watching: nothing is opened then. */
  interactive: boolean;
}

export interface DemoOptions {
  /** Folder of the demo library; default `demo-library`. */
  dir: string;
  /** Whether the contact sheet may be opened in a browser. */
  open: boolean;
}

export interface DemoReport {
  dir: string;
  pictures: number;
  drawn: number;
  searches: { text: string; paths: string[] }[];
  /** Over all questions: by meaning and words together, and by meaning alone. */
  evaluation: { both: Evaluation; meaning: Evaluation };
  sheet: string;
  seconds: number;
}

/** The questions that are shown; all of them are judged. */
const shown = ['headphones', '冬天的雪山', 'teapot', '沙发', 'camera', '海上的帆船', 'rocket', '自行车'];
const shownResults = 4;
const sheetQuery = 'red apple';
const sheetName = 'contact-sheet.html';

/**
 * Returns what the demo found, after drawing its library, indexing it and searching it in English and Chinese, each step
 * printed as it is done. What is drawn and indexed already is not done again.
 */
export async function runDemo(terminal: DemoTerminal, options: DemoOptions): Promise<DemoReport> {
  const startMs = performance.now();
  const dir = path.resolve(options.dir);
  terminal.print(
    'Motif demo: pictures of three made-up brands, drawn on this machine, then found by what they show.\n',
  );
  const drawn = (await terminal.run('demo.draw', { dir }, dir)) as DrawOutput;
  terminal.print(drawLine(drawn));
  await ensureLibrary(terminal, dir);
  await terminal.run('index', {}, dir);

  terminal.print(
    '\nSearches picked because the built-in model answers them well; all 40 are measured below.\n' +
      'Before each picture its relevance, 0 to 100: how likely it is what was asked for, where one in twenty is.',
  );
  const searches = [];
  for (const text of shown) {
    const output = await search(terminal, { dir, query: text, limit: shownResults });
    terminal.print(resultLines(text, output));
    searches.push({ text, paths: output.results.map((result) => result.path) });
  }
  const evaluation = {
    both: await evaluate(terminal, dir, {}),
    meaning: await evaluate(terminal, dir, { meaningOnly: true }),
  };
  terminal.print(evaluationLines(evaluation));

  const sheet = path.join(dir, sheetName);
  await search(terminal, { dir, query: sheetQuery, limit: 24, sheet });
  terminal.print(nextSteps(dir, sheet, searches[0]?.paths[0]));
  if (options.open && terminal.interactive) await terminal.open(sheet);
  const { pictures, drawn: count } = drawn;
  return {
    dir,
    pictures,
    drawn: count,
    searches,
    evaluation,
    sheet,
    seconds: (performance.now() - startMs) / 1000,
  };
}

interface DrawOutput {
  pictures: number;
  drawn: number;
  seconds: number;
}

function drawLine({ pictures, drawn, seconds }: DrawOutput): string {
  return drawn === 0
    ? `All ${pictures} pictures are there already.`
    : `Drew ${drawn} pictures in ${seconds.toFixed(1)} s.`;
}

async function ensureLibrary(terminal: DemoTerminal, dir: string): Promise<void> {
  // Asked of the folder itself, since a library of a folder above would be found too.
  if (!existsSync(path.join(dir, '.motif'))) await terminal.run('init', {}, dir);
}

interface SearchRequest {
  dir: string;
  query: string;
  limit: number;
  sheet?: string;
  meaningOnly?: boolean;
}

async function search(terminal: DemoTerminal, { dir, ...input }: SearchRequest): Promise<SearchOutput> {
  return (await terminal.run('search', input, dir)) as SearchOutput;
}

function resultLines(text: string, { results }: SearchOutput): string {
  const lines = results.map(({ rank, path: file, relevance, matched }) => {
    return `  ${String(rank).padStart(2)}  ${relevancePercent(relevance).padStart(3)}  ${file}  (${matched.join(', ')})`;
  });
  return [`\n  ${text}`, ...(lines.length === 0 ? ['      nothing close'] : lines)].join('\n');
}

async function evaluate(
  terminal: DemoTerminal,
  dir: string,
  how: { meaningOnly?: boolean },
): Promise<Evaluation> {
  const answers: { query: DemoQuery; paths: string[] }[] = [];
  for (const query of demoQueries) {
    const { results } = await search(terminal, { dir, query: query.text, limit: judgedResults, ...how });
    answers.push({ query, paths: results.map((result) => result.path) });
  }
  return evaluateAnswers(answers, planLibrary());
}

function evaluationLines({ both, meaning }: DemoReport['evaluation']): string {
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const line = (how: string, { precision, answered }: Evaluation) =>
    `  ${how.padEnd(18)} ${percent(precision)} of the first five are right; ${percent(answered)} of the questions have a right one among them`;
  return [
    `\nMeasured on ${both.queries} questions in both languages, against attributes.json:`,
    line('meaning and words', both),
    line('meaning alone', meaning),
  ].join('\n');
}

function nextSteps(dir: string, sheet: string, example: string | undefined): string {
  const folder = path.relative(process.cwd(), dir) || '.';
  const similar = example === undefined ? '' : `\n  motif similar "${example}"`;
  return `
Contact sheet of "${sheetQuery}": ${sheet}

Try next, from the folder ${folder}:
  motif search "blue fish - 0.5*bird"
  motif search "猫 type:svg" --limit 5
  motif search "lamp colour:orange" --open${similar}
  motif duplicates

Or on pictures of your own, in their folder: motif init, motif index, motif search "..."`;
}
