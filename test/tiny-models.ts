import type { Constant, GraphNode, GraphValue } from './onnx-fixture.js';
import { onnxGraph } from './onnx-fixture.js';

/** Words of `wordTokenizer` by id: the rows of `wordTable`. */
export const wordIds = { '<unk>': 0, red: 1, blue: 2, '<pad>': 3, '[CLS]': 4, '[SEP]': 5 } as const;

export const wordTokenizer = {
  version: '1.0',
  added_tokens: [],
  normalizer: null,
  pre_tokenizer: { type: 'Whitespace' },
  post_processor: null,
  decoder: null,
  model: { type: 'WordPiece', unk_token: '<unk>', continuing_subword_prefix: '##', vocab: wordIds },
};

/** The same words between a start and an end token. */
export const framedTokenizer = {
  ...wordTokenizer,
  post_processor: {
    type: 'TemplateProcessing',
    single: [
      { SpecialToken: { id: '[CLS]', type_id: 0 } },
      { Sequence: { id: 'A', type_id: 0 } },
      { SpecialToken: { id: '[SEP]', type_id: 0 } },
    ],
    pair: [],
    special_tokens: {
      '[CLS]': { id: '[CLS]', ids: [4], tokens: ['[CLS]'] },
      '[SEP]': { id: '[SEP]', ids: [5], tokens: ['[SEP]'] },
    },
  },
};

export const tokenizerConfig = { pad_token: '<pad>', unk_token: '<unk>' };

/** What each word adds to the vector of a text, in three dimensions. */
export const wordTable: readonly (readonly number[])[] = [
  [0, 0, 1],
  [1, 0, 0],
  [0, 1, 0],
  [0.25, 0.25, 0.5],
  [0.1, 0, 0.1],
  [0, 0.1, 0.1],
];

const table: Constant = { name: 'table', type: 'float32', shape: [6, 3], values: wordTable.flat() };

export const squarePreprocessing = {
  size: { height: 4, width: 4 },
  do_center_crop: false,
  resample: 2,
  image_mean: [0.5, 0.5, 0.5],
  image_std: [0.5, 0.5, 0.5],
};

const meanColour = (input: string, output: string): GraphNode => ({
  op: 'ReduceMean',
  inputs: [input],
  outputs: [output],
  attributes: { axes: [2, 3], keepdims: 0 },
});

const pixels: GraphValue = { name: 'pixel_values', type: 'float32', shape: ['batch', 3, 4, 4] };
const words = (name: string, type: 'int64' | 'int32' = 'int64'): GraphValue => ({
  name,
  type,
  shape: ['batch', 'length'],
});
const vector = (name: string, type: GraphValue['type'] = 'float32'): GraphValue => ({
  name,
  type,
  shape: ['batch', 3],
});

/** An image tower whose vector is the mean colour; its first output is another one, as in real exports. */
export function imageTower(outputName: string): Uint8Array {
  return onnxGraph({
    inputs: [pixels],
    outputs: [{ name: 'last_hidden_state', type: 'float32', shape: ['batch', 3, 4, 4] }, vector(outputName)],
    nodes: [
      { op: 'Neg', inputs: ['pixel_values'], outputs: ['last_hidden_state'] },
      meanColour('pixel_values', outputName),
    ],
  });
}

/** The same tower with 16-bit input and output. */
export function halfImageTower(outputName: string): Uint8Array {
  return onnxGraph({
    inputs: [{ ...pixels, type: 'float16' }],
    outputs: [vector(outputName, 'float16')],
    nodes: [
      { op: 'Cast', inputs: ['pixel_values'], outputs: ['wide'], attributes: { to: 1 } },
      meanColour('wide', 'mean'),
      { op: 'Cast', inputs: ['mean'], outputs: [outputName], attributes: { to: 10 } },
    ],
  });
}

/** The tower as int8 exports run it: values are rounded on a scale that the largest of the whole batch sets. */
export function roundingImageTower(outputName: string): Uint8Array {
  return onnxGraph({
    inputs: [pixels],
    outputs: [vector(outputName)],
    nodes: [
      meanColour('pixel_values', 'mean'),
      { op: 'DynamicQuantizeLinear', inputs: ['mean'], outputs: ['rounded', 'scale', 'zero'] },
      { op: 'DequantizeLinear', inputs: ['rounded', 'scale', 'zero'], outputs: [outputName] },
    ],
  });
}

/** A text tower whose vector is the mean of its words over all places, padding included. */
export function textTower(outputName: string, type: 'int64' | 'int32' = 'int64'): Uint8Array {
  return onnxGraph({
    inputs: [words('input_ids', type)],
    outputs: [
      { name: 'last_hidden_state', type: 'float32', shape: ['batch', 'length', 3] },
      vector(outputName),
    ],
    nodes: [
      { op: 'Gather', inputs: ['table', 'input_ids'], outputs: ['last_hidden_state'] },
      {
        op: 'ReduceMean',
        inputs: ['last_hidden_state'],
        outputs: [outputName],
        attributes: { axes: [1], keepdims: 0 },
      },
    ],
    constants: [table],
  });
}

/**
 * One graph of both towers, as Chinese-CLIP is exported: it wants a picture and a text in every run. The text's vector
 * is the sum of its words where the mask is 1, and would change with token types or positions other than the usual.
 */
export function jointGraph(): Uint8Array {
  return onnxGraph({
    inputs: [words('input_ids'), words('attention_mask'), words('token_type_ids'), pixels],
    outputs: [
      { name: 'logits_per_image', type: 'float32', shape: ['batch', 'texts'] },
      vector('text_embeds'),
      vector('image_embeds'),
    ],
    nodes: [
      meanColour('pixel_values', 'image_embeds'),
      { op: 'Gather', inputs: ['table', 'input_ids'], outputs: ['words'] },
      { op: 'Sub', inputs: ['attention_mask', 'token_type_ids'], outputs: ['kept'] },
      { op: 'Cast', inputs: ['kept'], outputs: ['mask'], attributes: { to: 1 } },
      { op: 'Unsqueeze', inputs: ['mask'], outputs: ['wideMask'], attributes: { axes: [2] } },
      { op: 'Mul', inputs: ['words', 'wideMask'], outputs: ['masked'] },
      {
        op: 'ReduceSum',
        inputs: ['masked'],
        outputs: ['text_embeds'],
        attributes: { axes: [1], keepdims: 0 },
      },
      { op: 'Transpose', inputs: ['text_embeds'], outputs: ['turned'], attributes: { perm: [1, 0] } },
      { op: 'MatMul', inputs: ['image_embeds', 'turned'], outputs: ['logits_per_image'] },
    ],
    constants: [table],
  });
}
