import type { CalibrationCard } from '../../core/calibration/card.js';
import { languages } from '../../core/calibration/card.js';
import { packFloats, unpackFloats } from '../../core/calibration/packing.js';
import { encodeManyTexts } from '../../core/encoder/encode-many.js';
import {
  agreementOf,
  correlationOf,
  differenceAgreement,
  type Items,
  itemsOf,
  joinItems,
  unrelatedBySize,
} from '../../core/lexicon/agreement.js';
import { axisDirections, axisTexts, isHeardBy } from '../../core/lexicon/axis-directions.js';
import type { HeardLexicon, Hearing } from '../../core/lexicon/hearing.js';
import { heardIn, languageWeights } from '../../core/lexicon/languages.js';
import { keptBeside } from '../../core/library/kept.js';
import type { Moments } from '../../core/moments.js';
import { row, weightedSum } from '../../core/vector.js';
import { type HeardAxis, placeAxis } from './heard-axes.js';
import { styleVector, textsOfStyles } from './heard-styles.js';

/** The styles as the library's model hears them. */
export interface KnownStyles extends HeardLexicon {
  /** Multipliers of the cosine by language: the card's, else the model's own and only for English. */
  temperatures: CalibrationCard['temperatures'];
  /** Whether the model tells one style from another; absent without a card that tells. */
  isTold?: (one: number, other: number) => boolean;
}

/** Returns the styles of the lexicon as the model hears them; some seconds once for a model and lexicon, then kept beside the library. */
export async function hearStyles(hearing: Hearing): Promise<KnownStyles> {
  const { library, lexicon, card, locale } = hearing;
  const texts = languages.map((language) => textsOfStyles(lexicon.styles, language));
  const kept = await keptBeside(library, 'styles', [texts, identityOf(card), locale ?? null], () =>
    encodeStyles(hearing),
  );
  const heard = { english: unpackFloats(kept.english), chinese: unpackFloats(kept.chinese) };
  if (card === undefined) {
    const { logitScale } = (await hearing.encoder()).card;
    return { heard, temperatures: { english: logitScale, chinese: 0 } };
  }
  const weights = languageWeights(card);
  const { dimensions } = library.identity;
  const scored = (style: number): Items => {
    const centred = languages.map((language) => ({
      vector: row(heard[language], style, dimensions),
      weight: weights[language],
    }));
    const centre = languages.map((language) => ({
      vector: card.textMeans[language],
      weight: weights[language],
    }));
    return itemsOf([weightedSum(centred)], card.pictures, weightedSum(centre));
  };
  const { agreements, unrelated } = kept;
  const isHeard = (style: number) => agreements[style]! > unrelated[style]!;
  return {
    heard,
    temperatures: card.temperatures,
    isHeard,
    isTold: (one, other) => {
      const correlation = correlationOf(scored(one), scored(other));
      const difference = differenceAgreement(agreements[one]!, agreements[other]!, correlation);
      return difference > Math.max(unrelated[one]!, unrelated[other]!);
    },
  };
}

/** Returns the axes of the lexicon as the library spreads along them. */
export async function hearAxes(hearing: Hearing, moments: Moments): Promise<HeardAxis[]> {
  const { library, lexicon, card } = hearing;
  const weights = languageWeights(card);
  const texts = axisTexts(lexicon.axes, weights);
  const packed = await keptBeside(library, 'axes', [texts, hearing.locale ?? null], async () =>
    packFloats(await encodeManyTexts(texts, await hearing.encoder(), hearing, 'words')),
  );
  const { dimensions } = library.identity;
  const directions = axisDirections(lexicon.axes, weights, unpackFloats(packed), dimensions);
  const isHeard = card === undefined ? undefined : isHeardBy(card);
  return directions.map((direction) => placeAxis(direction, moments, isHeard?.(direction)));
}

interface KeptStyles {
  english: string;
  chinese: string;
  /** How well the phrasings of each style agree, and how well unrelated words would; empty without a card. */
  agreements: number[];
  unrelated: number[];
}

async function encodeStyles(hearing: Hearing): Promise<KeptStyles> {
  const { lexicon, card, library } = hearing;
  const { styles } = lexicon;
  const { dimensions } = library.identity;
  const weights = languageWeights(card);
  const encoder = await hearing.encoder();
  const rows = { english: new Float32Array(), chinese: new Float32Array() };
  const items: Items[] = styles.map(() => ({ vectors: [], spread: [] }));
  for (const language of languages) {
    const texts = textsOfStyles(styles, language);
    const vectors = await encodeManyTexts(
      texts.flatMap(({ name, phrasings }) => [name, ...phrasings]),
      encoder,
      hearing,
      'words',
    );
    const heard = new Float32Array(styles.length * dimensions);
    let at = 0;
    texts.forEach(({ phrasings }, style) => {
      const own = [...Array(phrasings.length + 1)].map(() => row(vectors, at++, dimensions));
      heard.set(styleVector(own[0]!, own.slice(1)), style * dimensions);
      if (card !== undefined && heardIn(weights).includes(language))
        items[style] = joinItems(items[style]!, itemsOf(own, card.pictures, card.textMeans[language]));
    });
    rows[language] = heard;
  }
  const unrelated = card === undefined ? undefined : unrelatedBySize(card);
  return {
    english: packFloats(rows.english),
    chinese: packFloats(rows.chinese),
    agreements: unrelated === undefined ? [] : items.map(agreementOf),
    unrelated: unrelated === undefined ? [] : items.map(({ vectors }) => unrelated(vectors.length)),
  };
}

/** What a card says is made anew with it. */
function identityOf(card: CalibrationCard | undefined): unknown {
  return card === undefined ? undefined : [card.temperatures, card.madeFrom, packFloats(card.pictures.mean)];
}
