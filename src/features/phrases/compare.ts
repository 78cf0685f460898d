import {
  type Area,
  type AreaDifference,
  areaDifference,
  areaOf,
  type Placements,
  placementsOf,
} from '../../core/delong.js';
import { rankCorrelation } from '../../core/rank-correlation.js';
import { dot, type UnitVector } from '../../core/vector.js';
import { meanOf, type Phrasing } from './phrasing.js';
import type { OwnPicture, TwoSides } from './pictures.js';

/** What a phrasing is worth for the pictures that it is meant for. */
export interface MeasuredPhrasing extends Area {
  phrasing: Phrasing;
  placements: Placements;
  /** The area of each form alone. */
  forms: Area[];
  /** Mean rank correlation with the other phrasings over all pictures; absent where there is no other. */
  agreement?: number;
  /** Pictures that it is meant for and leaves in the lower half of the library, the farthest first. */
  missed: { picture: OwnPicture; above: number }[];
}

/** Two phrasings held against each other on the same pictures. */
export interface PhrasePair extends AreaDifference {
  first: Phrasing;
  second: Phrasing;
  agreement: number;
  /** Undefined where the interval of the difference includes 0. */
  better: Phrasing | undefined;
}

/** The phrasings that nothing was shown to beat, as one. */
export interface Ensemble extends Area {
  phrasings: Phrasing[];
  overBest: AreaDifference;
}

export interface PhraseComparison {
  /** The best first. */
  phrasings: MeasuredPhrasing[];
  pairs: PhrasePair[];
  /** Absent where one phrasing is better than all others. */
  ensemble?: Ensemble;
}

const shownMissed = 3;

/** Returns where the own pictures stand among the others when the library is searched by a vector. */
export function placeBy(vector: UnitVector, { own, others }: TwoSides): Placements {
  return placementsOf(
    own.map((picture) => dot(vector, picture.vector)),
    others.map((other) => dot(vector, other)),
  );
}

/** Returns phrasings compared on the same pictures. */
export function comparePhrasings(phrasings: readonly Phrasing[], sides: TwoSides): PhraseComparison {
  const scores = phrasings.map(({ vector }) => [
    ...sides.own.map((picture) => dot(vector, picture.vector)),
    ...sides.others.map((other) => dot(vector, other)),
  ]);
  const agreement = scores.map((own) => scores.map((other) => rankCorrelation(own, other)));
  const measured = phrasings.map((phrasing, at): MeasuredPhrasing => {
    const placements = placeBy(phrasing.vector, sides);
    return {
      phrasing,
      placements,
      ...areaOf(placements),
      forms: phrasing.forms.map(({ vector }) => areaOf(placeBy(vector, sides))),
      ...meanAgreement(agreement[at]!, at),
      missed: missedBy(placements, sides.own),
    };
  });
  const pairs = measured.flatMap((first, at) =>
    measured.slice(at + 1).map((second, next): PhrasePair => {
      const difference = areaDifference(first.placements, second.placements);
      const better = betterOf(first.phrasing, second.phrasing, difference);
      return {
        first: first.phrasing,
        second: second.phrasing,
        ...difference,
        agreement: agreement[at]![at + 1 + next]!,
        better,
      };
    }),
  );
  const ranked = [...measured].sort((one, other) => other.area - one.area);
  const ensemble = ensembleOf(ranked, sides);
  return { phrasings: ranked, pairs, ...(ensemble === undefined ? {} : { ensemble }) };
}

function meanAgreement(row: readonly number[], own: number): Pick<MeasuredPhrasing, 'agreement'> {
  const others = row.filter((_, at) => at !== own);
  if (others.length === 0) return {};
  return { agreement: others.reduce((sum, value) => sum + value, 0) / others.length };
}

function betterOf(first: Phrasing, second: Phrasing, { low, high }: AreaDifference): Phrasing | undefined {
  if (low > 0) return first;
  return high < 0 ? second : undefined;
}

/** The members are chosen by what was shown, not by what their mean would reach, which would flatter it. */
function ensembleOf(ranked: readonly MeasuredPhrasing[], sides: TwoSides): Ensemble | undefined {
  const best = ranked[0]!;
  const members = ranked.filter(({ placements }) => areaDifference(best.placements, placements).low <= 0);
  if (members.length < 2) return undefined;
  const placements = placeBy(meanOf(members.map(({ phrasing }) => phrasing.vector)), sides);
  return {
    phrasings: members.map(({ phrasing }) => phrasing),
    ...areaOf(placements),
    overBest: areaDifference(placements, best.placements),
  };
}

function missedBy({ positives }: Placements, own: readonly OwnPicture[]): MeasuredPhrasing['missed'] {
  return own
    .map((picture, at) => ({ picture, above: positives[at]! }))
    .filter(({ above }) => above < 0.5)
    .sort((one, other) => one.above - other.above)
    .slice(0, shownMissed);
}
