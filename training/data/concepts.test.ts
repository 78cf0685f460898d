import { describe, expect, test } from 'vitest';
import { createConceptTable } from './concepts.js';
import { conceptName, isSkinTone } from './drawing-names.js';

const entry = (key: string, commonness: number, drawnBy: string[], chinese = ['词']) => ({
  key,
  english: [key],
  chinese,
  commonness,
  drawnBy,
  domain: 'test',
});

describe('concepts', () => {
  const table = createConceptTable(
    [entry('dog', 5, ['dog-face'], ['狗']), entry('bat', 3, []), entry('baseball bat', 2, ['bat'])],
    {
      english: [
        { hexcode: '1F436', label: 'dog face', tags: ['pet'] },
        { hexcode: '2764-FE0F', label: 'red heart' },
      ],
      chinese: [{ hexcode: '1F436', label: '狗脸', tags: ['宠物'] }],
    },
  );

  test('[B4] an emoji that the lexicon draws is its concept and lends it names and words', () => {
    const dog = table.ofName('dog');
    expect(table.ofEmoji('1f436')).toBe(dog);
    expect(dog).toMatchObject({
      english: ['dog', 'dog face'],
      chinese: ['狗', '狗脸'],
      englishTags: ['pet'],
      chineseTags: ['宠物'],
      commonness: 5,
    });
    expect(table.ofEmoji('2764')?.key).toBe('red heart');
  });

  test('[B4] a name means what is called so before what is only drawn by it', () => {
    expect(table.ofName('bat').key).toBe('bat');
    expect(table.ofName('dogs').key).toBe('dog');
  });

  test('[B4] a name that nothing knows is a concept of its own', () => {
    expect(table.ofName('toggle-left')).toMatchObject({
      key: 'toggle left',
      english: ['toggle left'],
      commonness: 0,
    });
    expect(table.ofName('toggle-left')).toBe(table.ofName('toggle-left'));
  });
});

test('[B4] how an icon is drawn is no part of what it is', () => {
  expect(
    ['umbrella-24-filled', 'dog-outline', 'arrow-left-bold-duotone', 'line', 'Light_Bulb'].map(conceptName),
  ).toEqual(['umbrella', 'dog', 'arrow-left', 'line', 'light-bulb']);
  expect(['waving-hand-medium-dark-skin-tone', 'waving-hand-light', 'waving-hand'].map(isSkinTone)).toEqual([
    true,
    true,
    false,
  ]);
});
