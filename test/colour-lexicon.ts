import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';

const names = { red: '红', blue: '蓝', green: '绿', yellow: '黄', purple: '紫', orange: '橙' };
export type StyleColour = keyof typeof names;

/** Returns a style of one colour that the fake encoder understands, as an entry of a lexicon file. */
export function colourStyle(colour: StyleColour, opposite: StyleColour, more: object = {}) {
  const chinese = names[colour];
  return {
    id: `all-${colour}`,
    name: { en: `All ${colour}`, zh: `全${chinese}` },
    fields: ['design'],
    region: 'east-asia',
    country: 'korea',
    era: 'now',
    phrasings: {
      en: [`a ${colour} poster`, `${colour} on ${colour}`, `all in ${colour}`],
      zh: [`${chinese}海报`, `${chinese}上加${chinese}`, `全部${chinese}`],
    },
    traits: { 'red-blue': colour === 'red' ? -1 : colour === 'blue' ? 1 : 0 },
    opposites: [`all-${opposite}`],
    near: [`all-${opposite}`],
    palette: ['#ff0000', '#00ff00', '#0000ff'],
    note: { en: 'For tests.', zh: '测试用。' },
    ...more,
  };
}

/** An axis from red to blue, as an entry of axes.yaml. */
export const redBlueAxis = {
  id: 'red-blue',
  group: 'colour',
  negative: {
    en: 'red',
    zh: '红',
    phrasings: { en: ['red', 'a red one', 'bright red', 'red, red and white'], zh: ['红', '红红', '红白'] },
  },
  positive: {
    en: 'blue',
    zh: '蓝',
    phrasings: {
      en: ['blue', 'a blue one', 'bright blue', 'blue, blue and black'],
      zh: ['蓝', '蓝蓝', '蓝黑'],
    },
  },
};

/** Writes a lexicon folder of colour styles, which come in addition to those of Motif; returns it. */
export function writeColourLexicon(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const styles = [
    colourStyle('red', 'blue'),
    colourStyle('blue', 'red'),
    colourStyle('green', 'purple'),
    colourStyle('purple', 'green'),
  ];
  writeFileSync(path.join(folder, 'axes.yaml'), stringify([redBlueAxis]));
  writeFileSync(path.join(folder, 'styles-colours.yaml'), stringify(styles));
  return folder;
}
