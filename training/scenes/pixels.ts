import sharp, { type Sharp } from 'sharp';
import { fitToSquare } from '../../src/core/encoder/preprocess.js';
import { element, path, rect } from '../../src/features/demo/draw/svg.js';
import { drawScene, type SceneDrawing } from './draw.js';
import type { SceneRecord } from './plan.js';

/** Scenes are drawn larger than they are kept, so that edges and marks are smooth. */
const drawnPx = 144;

/** Returns the scene as RGB bytes of a square of `edge` pixels, as the built-in model's image tower sees every picture. */
export async function renderScene(record: SceneRecord, edge: number): Promise<Uint8Array> {
  const { svg, cells } = drawScene(record, drawnPx);
  const drawn = sharp(Buffer.from(svg)).flatten({ background: '#ffffff' });
  const finished = cells === undefined ? drawn : await intoCells(drawn, cells, record.ratio);
  const { data, info } = await finished
    .removeAlpha()
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const pixels = { data, widthPx: info.width, heightPx: info.height };
  return fitToSquare(pixels, { sizePx: edge, fit: { kind: 'pad' }, filter: 'bicubic' }).data;
}

async function intoCells(
  drawn: Sharp,
  { count, mark }: NonNullable<SceneDrawing['cells']>,
  ratio: number,
): Promise<Sharp> {
  const cell = 8;
  const [columns, rows] = ratio < 1 ? [Math.round(count / ratio), count] : [count, Math.round(count * ratio)];
  const small = await drawn.resize(columns, rows, { fit: 'fill', kernel: 'linear' }).png().toBuffer();
  const [width, height] = [columns * cell, rows * cell];
  const large = sharp(small).resize(width, height, { kernel: 'nearest' });
  if (mark === undefined) return large;
  const marks = element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width, height },
    element(
      'defs',
      {},
      element(
        'pattern',
        { id: 'mark', width: cell, height: cell, patternUnits: 'userSpaceOnUse' },
        marksOf[mark],
      ),
    ),
    rect(0, 0, width, height, 'url(#mark)'),
  );
  return sharp(
    await large
      .composite([{ input: Buffer.from(marks) }])
      .png()
      .toBuffer(),
  );
}

const marksOf = {
  joints: path('M0 0H8M0 0V8', { stroke: '#f4f0e8', 'stroke-width': 3 }),
  // What a cross of yarn leaves free of the linen.
  crosses: path('M2 0L4 2L6 0ZM2 8L4 6L6 8ZM0 2L2 4L0 6ZM8 2L6 4L8 6Z', { fill: '#efe6d2' }),
};
