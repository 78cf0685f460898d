import { type Concept, conceptName } from '../../core/concepts/concept.js';
import { learnConcept } from '../../core/concepts/learn.js';
import { MotifError } from '../../core/errors.js';
import type { Library } from '../../core/library/library.js';
import { libraryMoments } from '../../core/library/library-moments.js';
import { type PictureSources, requireAsset, storedVector } from '../../core/library/references.js';
import { evenSample } from '../../core/sample.js';
import { type UnitVector, unitRow } from '../../core/vector.js';

export interface LearnRequest {
  name: string;
  examples: readonly string[];
  counters: readonly string[];
  text?: string | undefined;
}

/** Other pictures against which the examples are told; more would change the shares by less than a percent. */
const mostBackground = 1_000;

/** Returns the concept as learned from pictures of the library and words; nothing is kept yet. */
export async function learnFromLibrary(request: LearnRequest, sources: PictureSources): Promise<Concept> {
  const { library, dir } = sources;
  const name = requireName(request.name);
  const idsOf = (references: readonly string[]) => [
    ...new Set(references.map((reference) => requireAsset(library, reference, dir).id)),
  ];
  const [examples, counters] = [idsOf(request.examples), idsOf(request.counters)];
  const both = examples.find((id) => counters.includes(id));
  if (both !== undefined) {
    throw new MotifError(
      'invalid_input',
      'Expected examples that are no counter-examples, received one that is both',
      {
        hint: 'Leave it out on one side.',
        path: library.ledger.assets([both])[0]?.paths[0],
      },
    );
  }
  const text = request.text?.trim() || undefined;
  if (examples.length === 0 && text === undefined) {
    throw new MotifError(
      'invalid_input',
      `Expected examples or words for the concept ${name}, received neither`,
      {
        hint: 'For instance: motif concept learn cosy --examples a.jpg,b.jpg --text "a cosy room".',
      },
    );
  }
  const card = await sources.calibration?.();
  const moments = await libraryMoments(library, card?.pictures);
  if (moments === undefined) {
    throw new MotifError('not_found', 'Expected indexed pictures to learn a concept against, received none', {
      hint: 'Run motif index first.',
    });
  }
  const learned = learnConcept({
    positives: await vectorsOf(library, examples),
    counters: await vectorsOf(library, counters),
    background: examples.length === 0 ? [] : await backgroundOf(library, new Set([...examples, ...counters])),
    moments,
    ...(text === undefined ? {} : { text: await textVector(text, sources) }),
  });
  return {
    name,
    identity: library.identity,
    ...(text === undefined ? {} : { text }),
    examples,
    counters,
    ...learned,
    direction: [...learned.direction],
    learnedMs: Date.now(),
  };
}

/** Returns the name in normal form; throws `invalid_input` for one that no query could mention. */
export function requireName(text: string): string {
  const name = conceptName(text);
  if (name !== undefined) return name;
  throw new MotifError(
    'invalid_input',
    `Expected letters, digits, spaces and hyphens for a concept's name, received "${text}"`,
    {
      hint: 'At most 60 characters, such as cosy or 侘寂.',
    },
  );
}

async function vectorsOf(library: Library, ids: readonly string[]): Promise<UnitVector[]> {
  const found = await library.vectors.get(ids);
  return Promise.all(
    ids.map(async (id) => found.get(id) ?? storedVector(library, library.ledger.assets([id])[0]!)),
  );
}

async function backgroundOf(library: Library, without: ReadonlySet<string>): Promise<UnitVector[]> {
  const ids = library.ledger
    .encodedIds()
    .filter((id) => !without.has(id))
    .sort();
  const sample = evenSample(ids, mostBackground);
  return [...(await library.vectors.get(sample)).values()];
}

async function textVector(text: string, { encoder, signal }: PictureSources): Promise<UnitVector> {
  const loaded = await encoder();
  return unitRow(await loaded.encodeTexts([text], signal), 0, loaded.identity.dimensions);
}
