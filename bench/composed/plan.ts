import { subjects } from '../../src/features/demo/draw/subjects/index.js';
import { type Random, seededRandom } from '../../src/features/demo/random.js';
import { namedOf } from '../../training/scenes/named.js';
import {
  coloured,
  coloursOf,
  type Draft,
  draftOf,
  isHeldOut,
  type SceneRecord,
} from '../../training/scenes/plan.js';
import { sceneStyles } from '../../training/scenes/styles.js';
import { type Attribute, attributes } from '../../training/scenes/values.js';

/** "This picture, but ...": a picture of the gallery, what is said beside it, and the pictures that are right. */
export interface ComposedQuestion {
  /** What the words change. */
  change: Attribute;
  /** Place in the gallery of the picture that is shown. */
  shown: number;
  text: Record<'en' | 'zh', string>;
  /** Places of the right pictures. */
  right: number[];
}

export interface ComposedPlan {
  gallery: SceneRecord[];
  questions: ComposedQuestion[];
}

const bases = 130;
const distractors = 700;
/** Each right answer is drawn twice, with other chances, so that no question hangs on one drawing. */
const drawnTimes = 2;

/**
 * Returns a gallery of drawn scenes and questions over it whose answers are known, the same each time. Right is what has all
 * attributes of the shown picture but for the one that the words change (and what hangs on it: a style's colours, a
 * colour's mood). Every right answer shows its thing in a style that was never taught with it.
 */
export function planComposed(): ComposedPlan {
  const random = seededRandom(4242);
  const gallery: SceneRecord[] = [];
  const places = new Map<string, number[]>();
  const add = (draft: Draft) => {
    const key = keyOf(draft);
    const own = places.get(key) ?? [];
    if (own.length > 0) return own;
    for (let time = 0; time < drawnTimes; time++) {
      own.push(gallery.length);
      gallery.push({ ...draft, seed: random.whole(0, 2 ** 31), use: 'judge' });
    }
    places.set(key, own);
    return own;
  };
  const questions: ComposedQuestion[] = [];
  for (let made = 0; made < bases; ) {
    const base = draftOf(
      random.pick(['illustration', 'illustration', 'illustration', 'poster', 'card']),
      random,
    );
    if (!isHeldOut(base)) continue;
    made++;
    const [shown] = add(base);
    for (const { change, draft } of changesOf(base, random)) {
      const value = namedOf(attributes[change], draft[change]!);
      questions.push({ change, shown: shown!, text: textOf(change, value), right: add(draft) });
    }
  }
  for (let made = 0; made < distractors; made++) {
    add(
      draftOf(
        random.pick(['illustration', 'poster', 'card', 'packaging', 'repeat', 'landscape', 'interior']),
        random,
      ),
    );
  }
  return { gallery, questions };
}

/** Returns what a base may become by one change each. */
function changesOf(base: Draft, random: Random): { change: Attribute; draft: Draft }[] {
  const changes: { change: Attribute; draft: Draft }[] = [];
  const styles = sceneStyles.filter(({ id }) => id !== base.style && isHeldOut({ ...base, style: id }));
  const { colour: _colour, mood: _mood, ...plain } = base;
  if (styles.length > 0) {
    const style = random.pick(styles);
    const draft = { ...plain, style: style.id, ...coloured(random.pick(coloursOf(style))) };
    changes.push({ change: 'style', draft });
  }
  const colours = coloursOf(namedOf(sceneStyles, base.style!)).filter((id) => id !== base.colour);
  if (colours.length > 0)
    changes.push({ change: 'colour', draft: { ...plain, ...coloured(random.pick(colours)) } });
  const others = subjects.filter(({ id }) => id !== base.subject && isHeldOut({ ...base, subject: id }));
  if (others.length > 0)
    changes.push({ change: 'subject', draft: { ...base, subject: random.pick(others).id } });
  if (base.kind === 'illustration') {
    const layouts = ['plain', 'disc', 'framed', 'top', 'bottom', 'left', 'right'].filter(
      (id) => id !== base.layout,
    );
    changes.push({ change: 'layout', draft: { ...base, layout: random.pick(layouts) } });
    const seasons = attributes.season.filter(({ id }) => id !== base.season);
    changes.push({ change: 'season', draft: { ...base, season: random.pick(seasons).id } });
  }
  if (base.kind === 'poster' && base.layout !== 'scroll') {
    const lettering = base.lettering === 'lettered' ? 'wordless' : 'lettered';
    changes.push({ change: 'lettering', draft: { ...base, lettering } });
  }
  return changes;
}

function textOf(
  change: Attribute,
  { english, chinese }: { english: readonly string[]; chinese: readonly string[] },
) {
  const [en, zh] = [english[0]!, chinese[0]!];
  if (change === 'style') return { en: `in ${en} style`, zh: `${zh}风格` };
  if (change === 'colour') return { en: `in ${en} colours`, zh: `${zh}配色` };
  return { en, zh };
}

function keyOf(draft: Draft): string {
  return JSON.stringify(draft, Object.keys(draft).sort());
}
