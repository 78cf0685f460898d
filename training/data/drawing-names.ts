/** Words at the end of an icon's name that tell how it is drawn, not what it is. */
const manners = new Set(
  (
    'outline outlined line linear lined stroke fill filled solid bold light thin regular medium duotone twotone ' +
    'rounded round sharp broken alt color colour colored mono flat black white small big large sm lg xs xl ' +
    'bulk two tone icon sharp sharper mini micro'
  ).split(' '),
);

const skinTones = /-(light|medium-light|medium|medium-dark|dark)(-skin-tone)?$|skin-tone/;

/** Returns what an icon is called without the words that tell how it is drawn: `umbrella` for `umbrella-24-filled`. */
export function conceptName(iconName: string): string {
  const words = iconName.toLowerCase().split(/[-_]+/);
  const isManner = (word: string) => manners.has(word) || /^\d+(px)?$/.test(word);
  while (words.length > 1 && isManner(words[words.length - 1]!)) words.pop();
  return words.join('-');
}

/** Returns true for one of several skin tones of an emoji; the yellow one stands for all. */
export function isSkinTone(iconName: string): boolean {
  return skinTones.test(iconName);
}
