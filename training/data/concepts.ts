import type { LexiconConcept } from '../../src/core/lexicon/concepts.js';

/** What a drawing can be of, and what people call it. */
export interface Concept {
  key: string;
  english: string[];
  chinese: string[];
  /** Related words of an emoji, true of it but not its name. */
  englishTags: string[];
  chineseTags: string[];
  /** 0 where only a collection's own name says what it is. */
  commonness: number;
}

/** An emoji as emojibase describes it in one language. */
export interface EmojiNames {
  hexcode: string;
  label: string;
  tags?: string[];
}

export interface ConceptTable {
  /** Returns the concept of an emoji, by its code points in hex joined by `-`. */
  ofEmoji(hexcode: string): Concept | undefined;
  /** Returns the concept that a drawing's name means; a name that nothing knows is a concept of its own. */
  ofName(name: string): Concept;
}

/** Returns the table over the lexicon and all emoji; an emoji that the lexicon draws is the lexicon's concept. */
export function createConceptTable(
  lexicon: readonly LexiconConcept[],
  emoji: { english: readonly EmojiNames[]; chinese: readonly EmojiNames[] },
): ConceptTable {
  const concepts = new Map<string, Concept>();
  const byName = new Map<string, Concept>();
  const byEmoji = new Map<string, Concept>();

  function add(key: string, commonness: number): Concept {
    const concept = { key, english: [], chinese: [], englishTags: [], chineseTags: [], commonness };
    concepts.set(key, concept);
    return concept;
  }

  // The commoner meaning of a name wins, and a concept's own names win over what else draws it.
  const commonFirst = [...lexicon].sort((one, other) => other.commonness - one.commonness);
  for (const entry of commonFirst) {
    const concept = add(entry.key, entry.commonness);
    concept.english.push(...entry.english);
    concept.chinese.push(...entry.chinese);
  }
  for (const namesOf of [(entry: LexiconConcept) => entry.english.map(hyphened), drawnBy]) {
    for (const entry of commonFirst) {
      for (const name of namesOf(entry)) if (!byName.has(name)) byName.set(name, concepts.get(entry.key)!);
    }
  }

  const chineseOf = new Map(emoji.chinese.map((one) => [one.hexcode, one]));
  for (const { hexcode, label, tags = [] } of emoji.english) {
    const name = hyphened(label.toLowerCase());
    const concept = byName.get(name) ?? concepts.get(label.toLowerCase()) ?? add(label.toLowerCase(), 2);
    const chinese = chineseOf.get(hexcode);
    addTo(concept.english, label.toLowerCase());
    if (chinese) addTo(concept.chinese, chinese.label);
    for (const tag of tags) addTo(concept.englishTags, tag.toLowerCase());
    for (const tag of chinese?.tags ?? []) addTo(concept.chineseTags, tag);
    if (!byName.has(name)) byName.set(name, concept);
    byEmoji.set(plainCode(hexcode), concept);
  }

  return {
    ofEmoji: (hexcode) => byEmoji.get(plainCode(hexcode)),
    ofName(name) {
      const known = byName.get(name) ?? byName.get(singular(name));
      if (known !== undefined) return known;
      const concept = add(name.replaceAll('-', ' '), 0);
      concept.english.push(concept.key);
      byName.set(name, concept);
      return concept;
    },
  };
}

function drawnBy(entry: LexiconConcept): string[] {
  return entry.drawnBy.map((name) => hyphened(name.toLowerCase()));
}

function hyphened(name: string): string {
  return name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
}

/** Whether an emoji asks for its coloured form changes nothing in what it is. */
function plainCode(hexcode: string): string {
  return hexcode.toLowerCase().replaceAll('-fe0f', '');
}

function singular(name: string): string {
  return name.replace(/([^s])s$/, '$1');
}

function addTo(names: string[], name: string): void {
  if (!names.includes(name)) names.push(name);
}
