import { type Language, languages } from '../../core/calibration/card.js';
import type { Hearing } from '../../core/lexicon/hearing.js';
import { languageWeights } from '../../core/lexicon/languages.js';
import { scoresAlong } from '../../core/moments.js';
import type { Traits } from '../../core/traits/channels.js';
import type { SeenPicture } from '../../core/traits/pictures.js';
import { dot, row, weightedSum } from '../../core/vector.js';
import { inStyle, learnTwoStyles, type SideVerdict, spreadInStyle, type TwoStyles } from './discriminate.js';
import { type Difference, differencesOf } from './explain.js';
import { findStyle } from './find-style.js';
import { hearStyles } from './hearing.js';
import { comparedOn } from './library-spread.js';
import { groupsOf } from './sides.js';

interface NamedSide {
  name: string;
  pictures: readonly SeenPicture[];
}

/** Returns what tells two sides apart, how well, and a judge of pictures; the library's spread, card and lexicon do their part. */
export async function tellApart(
  first: NamedSide,
  second: NamedSide,
  hearing: Hearing,
  seed: number,
): Promise<{
  learned: TwoStyles;
  byWords: boolean;
  differences: Difference[];
  judge(picture: SeenPicture): SideVerdict & { isExample: boolean };
}> {
  const { library, card, progress } = hearing;
  const { compared, spreads } = await comparedOn(hearing);
  const differences = differencesOf(first.pictures, second.pictures, compared);
  const words = await wordsBetween(first.name, second.name, hearing, spreads.meaning.moments);
  const style = card?.projectors.style;
  // Of a model without a card the whole meaning counts, subjects and all.
  const projected = (traits: Traits) => (style === undefined ? traits : inStyle(traits, style));
  const examples = [...first.pictures, ...second.pictures];
  progress({ stage: 'learn', done: 0, unit: 'styles' });
  const whole = new Map<Traits, Traits>();
  const prepare = (traits: Traits) => {
    const own = projected(traits);
    whole.set(own, traits);
    return own;
  };
  const learned = learnTwoStyles({
    first: first.pictures.map(({ traits }) => prepare(traits)),
    second: second.pictures.map(({ traits }) => prepare(traits)),
    groups: groupsOf(examples, library),
    spreads:
      style === undefined ? spreads : { ...spreads, meaning: spreadInStyle(spreads.meaning.moments, style) },
    words: words && ((traits) => words(whole.get(traits)!)),
    seed,
  });
  return {
    learned,
    byWords: words !== undefined,
    differences,
    judge(picture) {
      const example = examples.findIndex(({ id }) => id === picture.id);
      const isExample = example !== -1;
      return { ...learned.judge(prepare(picture.traits), isExample ? example : undefined), isExample };
    },
  };
}

/** Returns what the names of two styles say of a picture, in deviations of the library; undefined unless the model tells the two apart. */
async function wordsBetween(
  first: string,
  second: string,
  hearing: Hearing,
  moments: Parameters<typeof scoresAlong>[0],
): Promise<((traits: Traits) => number) | undefined> {
  const { styles } = hearing.lexicon;
  const [one, other] = [findStyle(styles, first), findStyle(styles, second)];
  if (one === undefined || other === undefined || one === other) return undefined;
  const { heard, isTold } = await hearStyles(hearing);
  const [from, to] = [styles.indexOf(one), styles.indexOf(other)];
  if (isTold?.(from, to) !== true) return undefined;
  const weights = languageWeights(hearing.card);
  const vectorOf = (language: Language, style: number) =>
    row(heard[language], style, hearing.library.identity.dimensions);
  const direction = weightedSum(
    languages.flatMap((language) => [
      { vector: vectorOf(language, from), weight: weights[language] },
      { vector: vectorOf(language, to), weight: -weights[language] },
    ]),
  );
  const { mean, deviation } = scoresAlong(moments, direction);
  return ({ meaning }) => (dot(direction, meaning) - mean) / Math.max(deviation, 1e-6);
}
