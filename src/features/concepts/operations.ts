import { z } from 'zod';
import type { Concept } from '../../core/concepts/concept.js';
import { requireConcept } from '../../core/library/concepts.js';
import type { Library } from '../../core/library/library.js';
import { refuseTaken } from '../../core/library/names.js';
import { operation } from '../../core/operation.js';

const nameSchema = z.string().min(1).describe('Name of the concept; queries mention it as @name');
const shareSchema = z.number().min(0).max(1);

const conceptSchema = z.object({
  name: z.string(),
  model: z.string(),
  text: z.string().optional().describe('Words that it was described by'),
  examples: z.array(z.string()).describe('Paths of the pictures that show it'),
  counters: z.array(z.string()).describe('Paths of the pictures that do not'),
  strength: shareSchema.describe('Share of the examples in it; the words have the rest'),
  separation: shareSchema
    .optional()
    .describe('How often an example that is left out stands above another picture; 0.5 is chance'),
  separationByText: shareSchema.optional().describe('The same by the words alone'),
  learned: z.string().describe('When, ISO 8601'),
  notes: z.array(z.string()).describe('What to know before relying on it'),
});

export const learnConceptOperation = operation({
  name: 'concept.learn',
  summary: 'Teach a concept by a few pictures, then use it as @name in any query',
  description:
    'Learns from pictures of the library, from words, or from both: a few that show it, and some that might be taken for it and ' +
    'are not. How much the examples count beside the words is chosen by leaving each out in turn, so that a concept is not ' +
    'worse than its words. Takes well under a second.',
  examples: [
    { command: 'concept learn cosy --examples a.jpg,b.jpg,c.jpg', note: 'by example' },
    {
      command: 'concept learn cosy --examples a.jpg,b.jpg --counters c.jpg --text "a cosy room"',
      note: 'with what it is not, and words',
    },
    { command: 'concept learn 侘寂 --text "wabi-sabi, bare and weathered"', note: 'by words alone' },
  ],
  input: z.object({
    name: nameSchema,
    examples: z.array(z.string().min(1)).default([]).describe('Pictures of the library that show it'),
    counters: z.array(z.string().min(1)).default([]).describe('Pictures that might be taken for it'),
    text: z.string().optional().describe('Words for it'),
    replace: z.boolean().default(false).describe('Learn a concept of that name anew'),
  }),
  output: conceptSchema,
  positionals: ['name'],
  changes: true,
  async run({ replace, ...request }, motif, { signal }) {
    const { learnFromLibrary, requireName } = await import('./learn-concept.js');
    const library = await motif.library();
    const known = library.ledger.concepts.find(requireName(request.name));
    if (!replace) refuseTaken(known, undefined, 'To learn it anew: --replace.');
    const concept = await learnFromLibrary(request, {
      library,
      encoder: () => motif.encoder(),
      calibration: () => motif.calibration(),
      dir: motif.options.dir,
      signal,
    });
    library.ledger.change(`concept learn ${concept.name}`, () => library.ledger.concepts.put(concept));
    return describe(concept, library);
  },
});

export const showConcept = operation({
  name: 'concept.show',
  summary: 'Show what a concept was learned from and how well it is told apart',
  examples: [{ command: 'concept show cosy', note: 'examples, strength, separation, warnings' }],
  input: z.object({ name: nameSchema }),
  output: conceptSchema,
  positionals: ['name'],
  async run({ name }, motif) {
    const library = await motif.library();
    return describe(requireConcept(library.ledger.concepts, name), library);
  },
});

export const listConcepts = operation({
  name: 'concept.list',
  summary: 'List the concepts of the library',
  examples: [
    { command: 'concept list', note: 'with the number of examples and how well each is told apart' },
  ],
  input: z.object({}),
  output: z.object({
    concepts: z.array(
      z.object({
        name: z.string(),
        examples: z.number().int(),
        counters: z.number().int(),
        text: z.string().optional(),
        separation: shareSchema.optional(),
      }),
    ),
  }),
  async run(_input, motif) {
    const concepts = (await motif.library()).ledger.concepts.list();
    return {
      concepts: concepts.map(({ name, examples, counters, text, separation }) => ({
        name,
        examples: examples.length,
        counters: counters.length,
        ...(text === undefined ? {} : { text }),
        ...(separation === undefined ? {} : { separation }),
      })),
    };
  },
});

export const renameConcept = operation({
  name: 'concept.rename',
  summary: 'Give a concept another name',
  examples: [{ command: 'concept rename cosy homely', note: 'queries then mention @homely' }],
  input: z.object({ name: nameSchema, newName: z.string().min(1).describe('The name that it gets') }),
  output: conceptSchema,
  positionals: ['name', 'newName'],
  changes: true,
  async run({ name, newName }, motif) {
    const { requireName } = await import('./learn-concept.js');
    const library = await motif.library();
    const concept = requireConcept(library.ledger.concepts, name);
    const renamed = { ...concept, name: requireName(newName) };
    const other = library.ledger.concepts.find(renamed.name);
    refuseTaken(other, concept.name, 'Delete or rename that one first.');
    library.ledger.change(`concept rename ${concept.name} to ${renamed.name}`, () => {
      library.ledger.concepts.remove(concept.name);
      library.ledger.concepts.put(renamed);
    });
    return describe(renamed, library);
  },
});

export const deleteConcept = operation({
  name: 'concept.delete',
  summary: 'Forget a concept',
  examples: [{ command: 'concept delete cosy', note: '`motif undo` brings it back' }],
  input: z.object({ name: nameSchema }),
  output: z.object({ name: z.string() }),
  positionals: ['name'],
  changes: true,
  async run({ name }, motif) {
    const library = await motif.library();
    const concept = requireConcept(library.ledger.concepts, name);
    library.ledger.change(`concept delete ${concept.name}`, () =>
      library.ledger.concepts.remove(concept.name),
    );
    return { name: concept.name };
  },
});

export const exportConcept = operation({
  name: 'concept.export',
  summary: 'Write a concept to a file that another library with the same model can take in',
  examples: [
    { command: 'concept export cosy cosy.json', note: 'the direction and what it was learned from' },
  ],
  input: z.object({ name: nameSchema, file: z.string().min(1).describe('JSON file to write') }),
  output: z.object({ name: z.string(), file: z.string() }),
  positionals: ['name', 'file'],
  localOnly: true,
  async run({ name, file }, motif) {
    const { writeConcept } = await import('./concept-file.js');
    const concept = requireConcept((await motif.library()).ledger.concepts, name);
    return { name: concept.name, file: await writeConcept(file, concept) };
  },
});

export const importConcept = operation({
  name: 'concept.import',
  summary: 'Take in a concept that another library exported',
  examples: [{ command: 'concept import cosy.json', note: 'the library must have the same model' }],
  input: z.object({
    file: z.string().min(1).describe('JSON file that `concept export` wrote'),
    replace: z.boolean().default(false).describe('In place of a concept of that name'),
  }),
  output: conceptSchema,
  positionals: ['file'],
  changes: true,
  localOnly: true,
  async run({ file, replace }, motif) {
    const { readConcept } = await import('./concept-file.js');
    const library = await motif.library();
    const concept = await readConcept(file, library.identity);
    if (!replace)
      refuseTaken(
        library.ledger.concepts.find(concept.name),
        undefined,
        'To take it in all the same: --replace.',
      );
    library.ledger.change(`concept import ${concept.name}`, () => library.ledger.concepts.put(concept));
    return describe(concept, library);
  },
});

export const conceptOperations = [
  learnConceptOperation,
  showConcept,
  listConcepts,
  renameConcept,
  deleteConcept,
  exportConcept,
  importConcept,
] as const;

async function describe(concept: Concept, { ledger }: Library): Promise<z.infer<typeof conceptSchema>> {
  const { notesOnConcept } = await import('./advice.js');
  // A picture that left the library is named by its id.
  const pathOf = (id: string) => ledger.assets([id])[0]?.paths[0] ?? id;
  const { name, identity, text, examples, counters, strength, separation, separationByText, learnedMs } =
    concept;
  return {
    name,
    model: identity.modelId,
    ...(text === undefined ? {} : { text }),
    examples: examples.map(pathOf),
    counters: counters.map(pathOf),
    strength,
    ...(separation === undefined ? {} : { separation }),
    ...(separationByText === undefined ? {} : { separationByText }),
    learned: new Date(learnedMs).toISOString(),
    notes: notesOnConcept(concept, pathOf),
  };
}
