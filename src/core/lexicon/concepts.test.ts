import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConcepts } from './concepts.js';

describe('the lexicon', () => {
  const entries = readConcepts();

  test('[B1] has 4,000 concepts and more, each with names in both languages', () => {
    expect(entries.length).toBeGreaterThan(4000);
    const isEnglish = (name: string) =>
      /^[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N} '&.,/%+#!?()-]*$/u.test(name);
    expect(entries.flatMap(({ english }) => english).filter((name) => !isEnglish(name))).toEqual([]);
    const chinese = entries.flatMap((entry) => entry.chinese);
    expect(chinese.filter((name) => !/\p{Script=Han}/u.test(name))).toEqual([]);
  });

  test('[B1] a concept that comes twice is named with the place of the second', () => {
    const twice = mkdtempSync(path.join(tmpdir(), 'motif-lexicon-'));
    writeFileSync(path.join(twice, 'a.tsv'), 'dog\t狗\t5\tdog\n');
    writeFileSync(path.join(twice, 'b.tsv'), 'cat\t猫\t5\tcat\ndog\t犬\t5\tdog\n');
    expect(() => readConcepts(twice)).toThrow('dog again at b.tsv:2');
    rmSync(twice, { recursive: true });
  });

  test('[B1] a faulty line is named by file and number', () => {
    const broken = mkdtempSync(path.join(tmpdir(), 'motif-lexicon-'));
    writeFileSync(path.join(broken, 'pets.tsv'), 'dog\t狗\t5\tdog\ncat\t猫\t6\tcat\n');
    expect(() => readConcepts(broken)).toThrow('pets.tsv:2');
    rmSync(broken, { recursive: true });
  });
});
