import { subjects } from '../draw/subjects/index.js';
import type { Subject } from '../draw/subjects/subject.js';
import type { PictureDraft } from '../record.js';
import { iconColours, schemeAround, schemeOf } from '../schemes.js';
import { moodInChinese, type Style, styleOf } from '../words.js';

/** Colours in which a subject looks most like itself; the others take turns. */
const naturalColours: Readonly<Record<string, string>> = {
  apple: 'red',
  cactus: 'green',
  carrot: 'orange',
  cherry: 'red',
  fire: 'orange',
  fish: 'blue',
  heart: 'red',
  leaf: 'green',
  lemon: 'yellow',
  lantern: 'red',
  moon: 'yellow',
  mushroom: 'red',
  pine: 'green',
  plant: 'green',
  smile: 'yellow',
  star: 'yellow',
  sun: 'yellow',
  tree: 'green',
  tulip: 'pink',
  watermelon: 'red',
  whale: 'blue',
  bread: 'brown',
};

const schemeStyles = ['retro', 'memphis', 'neon', 'ink', 'pastel', 'line', 'guochao', 'minimal'] as const;

/** Returns two icons of every subject: one named by its colour, one in a style with its own scheme. */
export function planIcons(): PictureDraft[] {
  return subjects.flatMap((subject, index) => [inOneColour(subject, index), inStyle(subject, index)]);
}

function inOneColour(subject: Subject, index: number): PictureDraft {
  const natural = naturalColours[subject.id];
  const colour =
    iconColours.find(({ id }) => id === natural) ?? iconColours[(index * 7) % iconColours.length]!;
  const style = styleOf(['flat', 'flat', 'line', 'minimal'][index % 4]!);
  const [english, chinese] = [subject.english[0], subject.chinese[0]];
  return {
    ...common(subject, style),
    colour: colour.id,
    scheme: colour.id,
    palette: schemeAround(colour),
    mood: 'cheerful',
    layout: 'plain',
    captions: {
      en: [`${colour.id} ${english} icon`, `a ${style.english} drawing of a ${colour.id} ${english}`],
      zh: [`${colour.chinese}${chinese}图标`, `${style.chinese}风格的${colour.chinese}${chinese}`],
    },
    name: `${subject.id}-${colour.id}`,
  };
}

function inStyle(subject: Subject, index: number): PictureDraft {
  const style = styleOf(schemeStyles[index % schemeStyles.length]!);
  const scheme = schemeOf(style.schemes[Math.floor(index / schemeStyles.length) % style.schemes.length]!);
  const { id, mood, english: schemeName, chinese: schemeChinese, ...palette } = scheme;
  const [english, chinese] = [subject.english[0], subject.chinese[0]];
  return {
    ...common(subject, style),
    scheme: id,
    palette,
    mood,
    layout: style.id === 'pastel' || style.id === 'memphis' ? 'disc' : 'plain',
    captions: {
      en: [`${style.english} ${english} icon`, `${mood} ${english} in ${schemeName}`],
      zh: [`${style.chinese}${chinese}图标`, `${moodInChinese(mood)}的${chinese}，${schemeChinese}`],
    },
    name: `${subject.id}-${style.id}`,
  };
}

function common(subject: Subject, style: Style) {
  return {
    kind: 'icon' as const,
    subject: subject.id,
    also: [],
    style: style.id,
    words: [],
    widthPx: 384,
    heightPx: 384,
    folder: `icons/${subject.group}`,
    formats: ['svg', 'png', 'png', 'webp'] as const,
  };
}
