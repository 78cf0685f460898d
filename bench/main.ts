import { appendFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Figure, formatSection, formatTable, thisMachine } from './figures.js';

const usage = `Usage: npm run bench -- brands|composed|concepts|encode|index|lexicon|negatives|palette|phrases|search|serve|sketch|weights [--json] [--record]

  brands    how well brands are told from a library, what their probabilities are worth, and what is refused
  composed  "this picture, but ..." by several ways of joining picture and text
  concepts  how well a concept is found by 1 to 16 examples, beside its words and other ways of using examples
  encode    pictures per second through Motif, beside another pipeline with the same model and files
  index     a whole index run against the ideal of decoding and encoding alone
  lexicon   how often the style of a drawing is named right: by a phrasing, by all of them, by the axes
  negatives "A minus B" by several ways of taking away
  palette   pictures found by planted palettes beside a histogram, and the time at 100,000
  phrases   how often the comparison of phrasings names the one that is known to be right
  relevance "nothing close" to nonsense and to real questions, and what a stated relevance is worth
  search    latency and recall at 100,000 vectors: exact scan, index, plain JavaScript
  serve     motif serve under mixed load of 50 connections for ten minutes: errors, times, memory
  sketch    line drawings that find their picture, beside the encoder and Haar wavelets
  weights   whether the weights of two terms are their influence, beside the raw sum of cosines

  --json    only one JSON line for each figure
  --record  append the figures to bench/RESULTS.md with date and machine`;

const benches: Record<string, () => Promise<Figure[]>> = {
  brands: async () => (await import('./brands/measure.js')).benchBrands(),
  composed: async () => (await import('./composed/measure.js')).benchComposed(),
  concepts: async () => (await import('./concepts.js')).benchConcepts(),
  encode: async () => (await import('./encode.js')).benchEncode(),
  index: async () => (await import('./index-library.js')).benchIndex(),
  lexicon: async () => (await import('./lexicon/measure.js')).benchLexicon(),
  negatives: async () => (await import('./negatives.js')).benchNegatives(),
  palette: async () => (await import('./palette.js')).benchPalette(),
  phrases: async () => (await import('./phrases.js')).benchPhrases(),
  relevance: async () => (await import('./relevance.js')).benchRelevance(),
  search: async () => (await import('./search.js')).benchSearch(),
  serve: async () => (await import('./serve/measure.js')).benchServe(),
  sketch: async () => (await import('./sketch.js')).benchSketch(),
  weights: async () => (await import('./weights.js')).benchWeights(),
};

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, record: { type: 'boolean', default: false } },
  });
  const [name = ''] = positionals;
  const run = Object.hasOwn(benches, name) ? benches[name] : undefined;
  if (run === undefined || positionals.length !== 1) {
    console.error(usage);
    process.exitCode = 2;
    return;
  }
  const figures = await run();
  const [date, machine] = [new Date(), thisMachine()];
  if (!values.json) console.log(`${formatTable(figures)}\n`);
  for (const figure of figures)
    console.log(JSON.stringify({ bench: name, ...figure, date: date.toISOString(), machine }));
  if (values.record) await appendFile(resultsFile(), `\n${formatSection(name, figures, date, machine)}`);
}

/** This file runs from dist-bench/bench/; the results are kept beside its source. */
function resultsFile(): string {
  return fileURLToPath(new URL('../../bench/RESULTS.md', import.meta.url));
}

await main();
