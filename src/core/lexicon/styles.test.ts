import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { readStyleLexicon } from './styles.js';

const folder = mkdtempSync(path.join(tmpdir(), 'motif-styles-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const lexicon = readStyleLexicon();

describe('the style lexicon', () => {
  test('[G1] has at least 150 styles and 40 axes, each with phrasings in both languages and none twice', () => {
    expect(lexicon.styles.length).toBeGreaterThanOrEqual(150);
    expect(lexicon.axes.length).toBeGreaterThanOrEqual(40);
    const phrasings = lexicon.styles.flatMap(({ phrasings: { en, zh } }) => [...en, ...zh]);
    expect(phrasings.filter((phrase, at) => phrasings.indexOf(phrase) !== at)).toEqual([]);
    for (const {
      id,
      phrasings: { en, zh },
    } of lexicon.styles) {
      expect(
        zh.filter((phrase) => !/\p{Script=Han}/u.test(phrase)),
        id,
      ).toEqual([]);
      expect(
        en.filter((phrase) => /\p{Script=Han}/u.test(phrase)),
        id,
      ).toEqual([]);
    }
  });

  test('[G1] every field of design and every country of East Asia is there', () => {
    const counts = (of: (style: (typeof lexicon.styles)[number]) => string[]) => {
      const found = new Map<string, number>();
      for (const style of lexicon.styles)
        for (const one of of(style)) found.set(one, (found.get(one) ?? 0) + 1);
      return Object.fromEntries(found);
    };
    const fields = counts((style) => style.fields);
    for (const field of ['design', 'illustration', 'photography', 'interior', 'packaging'])
      expect(fields[field], field).toBeGreaterThanOrEqual(20);
    const countries = counts(({ country }) => (country === undefined ? [] : [country]));
    for (const country of ['china', 'japan', 'korea'])
      expect(countries[country], country).toBeGreaterThanOrEqual(15);
  });

  test('[G2] a wrong entry, an id that comes twice and one that nothing has are named', () => {
    const [axis] = lexicon.axes;
    const [first, second] = lexicon.styles;
    const alone = { ...first!, traits: {}, opposites: [second!.id], near: [second!.id] };
    const other = { ...second!, traits: {}, opposites: [first!.id], near: [first!.id] };
    const failure = (styles: unknown, axes: unknown = [axis]) => {
      writeFileSync(path.join(folder, 'axes.yaml'), stringify(axes));
      writeFileSync(
        path.join(folder, 'styles-own.yaml'),
        typeof styles === 'string' ? styles : stringify(styles),
      );
      try {
        readStyleLexicon(folder);
      } catch (error) {
        return error;
      }
      return undefined;
    };
    expect(failure([alone, other])).toBeUndefined();
    const wrong = (message: string) =>
      expect.objectContaining({ code: 'invalid_input', message: expect.stringContaining(message) });
    expect(failure([alone, other, alone])).toEqual(wrong(`${alone.id} again`));
    expect(failure([{ ...alone, near: ['nowhere'] }, other])).toEqual(wrong('"nowhere"'));
    expect(failure([{ ...alone, traits: { 'wet-dry': 1 } }, other])).toEqual(wrong('"wet-dry"'));
    expect(failure([{ ...alone, palette: ['red', 'blue', 'green'] }, other])).toEqual(
      wrong(`${alone.id}: palette`),
    );
    expect(failure([{ ...alone, phrasing: 1 }, other])).toEqual(wrong('phrasing'));
    expect(failure('- [')).toEqual(wrong('YAML in styles-own.yaml'));
    expect(failure({})).toEqual(wrong('a list of entries'));
  });
});
