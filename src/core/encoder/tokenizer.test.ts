import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { referenceClipTokenizer } from '../../../test/reference-clip-tokenizer.js';
import { wordTokenizer } from '../../../test/tiny-models.js';
import { MotifError } from '../errors.js';
import { loadTokenizer, type TextTokenizer } from './tokenizer.js';

const folder = fileURLToPath(new URL('../../../../shared/models/clip-tiny-random', import.meta.url));
const miniFolder = fileURLToPath(new URL('../../../models/mini', import.meta.url));

function readJson(file: string) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function load(from: string, maxTokens: number, lowerCase = false): Promise<TextTokenizer> {
  const file = `${from}/tokenizer.json`;
  const config = readJson(`${from}/tokenizer_config.json`);
  return loadTokenizer({ tokenizer: readJson(file), config, maxTokens, lowerCase }, file);
}

const endToken = 49407;
const texts: Record<string, string> = {
  English: "A photo of the designer's two red umbrellas, don't they look great?",
  accents: 'Café crème brûlée à la carte, naïve Ångström',
  'decomposed accents': 'Cafe\u0301 cre\u0300me',
  emoji: 'party 🎉🎉 family 👨‍👩‍👧 flag 🇨🇳 ❤️',
  Chinese: '一把红色的雨伞，放在白色背景上',
  'mixed scripts': 'Motif 品牌 logo №5 ½ ①',
  'numbers and marks': 'size: 1920x1080 (50%) #ff00aa -- $9.99!!!',
  'an empty text': '',
  'white space alone': ' \n\t ',
  'repeated white space': '  a   cat \n\n on\ta    mat  ',
  '400 letters without a space': 'abcdefghij'.repeat(40),
  '120 words': Array.from({ length: 120 }, (_, index) => `word${index % 7}`).join(' '),
};

describe.skipIf(!existsSync(folder))("beside CLIP's own tokenizer (skipped without the test model)", () => {
  let tokenizer: TextTokenizer;
  let reference: (text: string) => number[];
  beforeAll(async () => {
    tokenizer = await load(folder, 77);
    reference = referenceClipTokenizer(readJson(`${folder}/tokenizer.json`));
  });

  test.each(Object.keys(texts))('[E2] %s has the same token ids', (name) => {
    expect(tokenizer.encode(texts[name]!)).toEqual(reference(texts[name]!));
  });

  test('[E2] a known sentence has the ids that CLIP publishes', () => {
    expect(tokenizer.encode('a photo of a cat')).toEqual([49406, 320, 1125, 539, 320, 2368, 49407]);
  });

  test('[E3] a text that is too long is cut and keeps its end token, which transformers.js loses', async () => {
    const { AutoTokenizer, env } = await import('@huggingface/transformers');
    env.allowRemoteModels = false;
    env.localModelPath = `${folder}/..`;
    const theirs = await AutoTokenizer.from_pretrained('clip-tiny-random');
    const options = { truncation: true, max_length: 77 };
    const short = 'a photo of a cat';
    expect(tokenizer.encode(short)).toEqual([...theirs(short, options).input_ids.data].map(Number));
    const ids = tokenizer.encode(texts['120 words']!);
    expect([ids.length, ids.at(-1)]).toEqual([77, endToken]);
    const cut: number[] = [...theirs(texts['120 words']!, options).input_ids.data].map(Number);
    expect(cut.at(-1)).not.toBe(endToken);
  });

  test('[E3] a text of a million characters is cut as quickly as any, and whole characters stay', () => {
    expect(tokenizer.encode('z'.repeat(1_000_000))).toHaveLength(77);
    expect(tokenizer.encode('🎉'.repeat(100_000)).at(-1)).toBe(endToken);
    expect(tokenizer.encode(`${' \n'.repeat(50_000)}a${' '.repeat(50_000)}cat`)).toEqual([
      49406,
      320,
      2368,
      endToken,
    ]);
  });
});

describe('other tokenizers', () => {
  test('[E3] one without special tokens is cut at its limit', async () => {
    const tokenizer = await load(miniFolder, 14);
    expect(tokenizer.encode('red '.repeat(40))).toHaveLength(14);
  });

  test('[E4] a text of which nothing is known is the unknown token, not nothing', async () => {
    const tokenizer = await load(miniFolder, 14);
    expect(tokenizer.encode('')).toEqual([1]);
    expect(tokenizer.encode('!?')).toEqual([1]);
  });

  test('[E5] a model trained on lower case gets lower case', async () => {
    const small = wordTokenizer;
    const file = 'tokenizer.json';
    const plain = await loadTokenizer({ tokenizer: small, config: {}, maxTokens: 8, lowerCase: false }, file);
    const lower = await loadTokenizer({ tokenizer: small, config: {}, maxTokens: 8, lowerCase: true }, file);
    expect(lower.encode('RED')).toEqual(plain.encode('red'));
    expect(plain.encode('RED')).not.toEqual(plain.encode('red'));
  });

  test('[E6] a tokenizer.json of another form is model_unavailable and names the file', async () => {
    const broken = loadTokenizer(
      { tokenizer: { model: 5 }, config: {}, maxTokens: 8, lowerCase: false },
      '/m/tokenizer.json',
    );
    await expect(broken).rejects.toSatisfy(
      (error) =>
        error instanceof MotifError &&
        error.code === 'model_unavailable' &&
        error.path === '/m/tokenizer.json',
    );
  });
});
