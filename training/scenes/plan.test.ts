import { describe, expect, test } from 'vitest';
import { planLibrary } from '../../src/features/demo/plan/index.js';
import { planScenes, type SceneRecord } from './plan.js';
import { type Attribute, attributes } from './values.js';

const look = ({ subject, style, colour }: SceneRecord) => `${subject} in ${style ?? colour}`;

describe('the scenes', () => {
  const records = planScenes(3000, 200);
  const taught = records.filter(({ use }) => use === 'train');
  const judged = records.filter(({ use }) => use === 'judge');

  test('[B6] as many are taught and judged as were asked for, the same each time', () => {
    expect([taught.length, judged.length]).toEqual([3000, 200]);
    expect(planScenes(3000, 200)).toEqual(records);
  });

  test('[B6] a judged scene shows its thing in a style, or in colours, that no taught one has', () => {
    const known = new Set(taught.map(look));
    expect(judged.filter((record) => known.has(look(record)))).toEqual([]);
  });

  test('[B6] none shows what a picture of the demo library shows in the same style and colours', () => {
    const kinds: Record<string, string> = { illustration: 'icon', repeat: 'pattern', card: 'product-card' };
    const key = (parts: (string | undefined)[]) => parts.join(' ');
    const demo = new Set(
      planLibrary().map(({ kind, subject, style, scheme }) => key([kind, subject, style, scheme])),
    );
    const again = records.filter(({ kind, subject, style, colour }) =>
      demo.has(key([kinds[kind] ?? kind, subject, style, colour])),
    );
    expect(again).toEqual([]);
  });

  test('[B6] every attribute has only values that have a name in both languages, and every value is shown', () => {
    for (const [name, values] of Object.entries(attributes) as [
      Attribute,
      (typeof attributes)[Attribute],
    ][]) {
      const ids = new Set(values.map(({ id }) => id));
      const shown = new Set(records.flatMap((record) => record[name] ?? []));
      expect([...shown].filter((id) => !ids.has(id))).toEqual([]);
      expect([...ids].filter((id) => !shown.has(id))).toEqual([]);
      expect(values.filter(({ english, chinese }) => !english[0] || !chinese[0])).toEqual([]);
    }
  });
});
