import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadTokenizer } from '../../src/core/encoder/tokenizer.js';

const at = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const model = at('../../models/mini');
const texts = [
  'umbrella',
  'Red UMBRELLA on a blue background',
  '一只红色的雨伞',
  'café naïve 猫cat12狗',
  'ｆｕｌｌ ｗｉｄｔｈ ２０２６',
  'supercalifragilisticexpialidocious',
  '🐶 ☂️ !?',
  '',
  'a'.repeat(101),
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen',
];

describe('the two tokenizers', () => {
  const python = spawnSync('python3', ['--version']);

  test.skipIf(python.error !== undefined)(
    '[B5] the one that trains and the one that searches give the same ids (needs Python)',
    async () => {
      const read = (name: string) => JSON.parse(readFileSync(path.join(model, name), 'utf8'));
      const maxTokens: number = read('tokenizer_config.json').model_max_length;
      const own = await loadTokenizer(
        {
          tokenizer: read('tokenizer.json'),
          config: read('tokenizer_config.json'),
          maxTokens,
          lowerCase: false,
        },
        'tokenizer.json',
      );
      const { stdout, stderr } = spawnSync('python3', [
        at('tokenizer_ids.py'),
        path.join(model, 'tokenizer.json'),
        JSON.stringify(texts),
        String(maxTokens),
      ]);
      expect(stderr.toString()).toBe('');
      const trained: number[][] = JSON.parse(stdout.toString());
      expect(trained).toEqual(texts.map((text) => own.encode(text)));
    },
  );
});
