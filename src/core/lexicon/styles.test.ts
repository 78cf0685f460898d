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

  test('[G2] a wrong entry, an id that comes twice and one that nothing has are named with file and line', () => {
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
    const own = path.join(folder, 'styles-own.yaml');
    const linesOf = (entry: object) => stringify([entry]).split('\n').length - 1;
    expect(failure([alone, other])).toBeUndefined();
    const wrong = (message: string, line?: number) =>
      expect.objectContaining({
        code: 'invalid_input',
        message: expect.stringContaining(message),
        ...(line === undefined ? {} : { path: `${own}:${line}` }),
      });
    expect(failure([alone, other, structuredClone(alone)])).toEqual(
      wrong(`${alone.id} again`, linesOf(alone) + linesOf(other) + 1),
    );
    expect(failure([{ ...alone, near: ['nowhere'] }, other])).toEqual(wrong('"nowhere"', 1));
    expect(failure([other, { ...alone, traits: { 'wet-dry': 1 } }])).toEqual(
      wrong('"wet-dry"', linesOf(other) + 1),
    );
    const red = failure([{ ...alone, palette: ['red', 'blue', 'green'] }, other]);
    expect(red).toEqual(wrong(`${alone.id}: palette`));
    const line = stringify([{ ...alone, palette: ['red', 'blue', 'green'] }])
      .split('\n')
      .findIndex((text) => /^ *- red$/.test(text));
    expect(red).toEqual(wrong(`(line ${line + 1})`, line + 1));
    expect(failure([{ ...alone, phrasing: 1 }, other])).toEqual(wrong('phrasing', 1));
    expect(failure([other, { id: alone.id }])).toEqual(wrong('name', linesOf(other) + 1));
    expect(failure('- a: [\n')).toEqual(wrong('YAML in styles-own.yaml'));
    expect(failure({})).toEqual(wrong('a list of entries', 1));
    expect(failure('- 7')).toEqual(wrong('number 1', 1));
    expect(failure('- &a [x]\n- *b')).toEqual(wrong('styles-own.yaml'));
    expect(failure(`- "${'x'.repeat(5_000_001)}"`)).toEqual(wrong('at most 5 MB'));
  });

  test('[G3] a folder of one’s own adds entries, in place of those of the same id', () => {
    const own = mkdtempSync(path.join(tmpdir(), 'motif-own-styles-'));
    const [first, second] = lexicon.styles;
    const changed = { ...first!, era: 'yesterday' };
    const added = { ...second!, id: 'house-style', near: [first!.id], opposites: [second!.id] };
    writeFileSync(path.join(own, 'styles-house.yaml'), stringify([changed, added]));
    const { styles, axes } = readStyleLexicon(own);
    expect(styles).toHaveLength(lexicon.styles.length + 1);
    expect(styles.find(({ id }) => id === first!.id)?.era).toBe('yesterday');
    expect(styles[0]?.id).toBe(first!.id);
    expect(styles.at(-1)?.id).toBe('house-style');
    expect(axes).toEqual(lexicon.axes);
    rmSync(own, { recursive: true });
    expect(() => readStyleLexicon(own)).toThrow(expect.objectContaining({ code: 'not_found', path: own }));
    const empty = mkdtempSync(path.join(tmpdir(), 'motif-no-styles-'));
    writeFileSync(path.join(empty, 'notes.yaml'), '[]');
    expect(() => readStyleLexicon(empty)).toThrow(
      expect.objectContaining({ code: 'invalid_input', path: empty }),
    );
    rmSync(empty, { recursive: true });
  });
});
