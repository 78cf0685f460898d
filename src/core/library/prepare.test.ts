import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { coloured } from '../../../test/fixtures/pictures.js';
import { createFakeEncoder } from '../encoder/fake.js';
import { decodeImage } from '../image.js';
import { preparePicture } from './prepare.js';

const folder = mkdtempSync(path.join(tmpdir(), 'motif-prepare-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('[L30] a model that looks at 8 pixels leaves thumbnail and measures as a larger one does', async () => {
  const bytes = Buffer.from(
    coloured('red').replace('</svg>', '<circle cx="12" cy="12" r="6" fill="#00f"/></svg>'),
  );
  const content = { bytes, assetId: 'a1'.repeat(16) };
  const found = { path: 'a.svg', sizeBytes: bytes.length, modifiedMs: 0 };
  const small = createFakeEncoder();
  const large = { ...small, card: { ...small.card, imageSizePx: 200 } };
  const [one, other] = await Promise.all(
    [small, large].map((encoder, index) =>
      preparePicture(found, content, encoder, { thumbnailFile: path.join(folder, `${index}.webp`) }),
    ),
  );
  expect(one!.asset).toEqual(other!.asset);
  const thumbnail = await decodeImage(readFileSync(path.join(folder, '0.webp')), { shortEdgePx: 1000 });
  expect(thumbnail.info).toMatchObject({ format: 'webp', widthPx: 240, heightPx: 240 });
});
