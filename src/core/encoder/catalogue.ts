import type { KnownModel } from './models.js';

export const builtInAlias = 'mini';

/**
 * The models that go by a short name, the built-in one first. Revisions are commits of the hub, so that everyone gets
 * the same files. Models whose licence forbids commercial use have no alias; they work by hub id or folder.
 */
export const knownModels: readonly KnownModel[] = [
  {
    alias: builtInAlias,
    family: 'motif-mini',
    dimensions: 256,
    languages: ['en', 'zh'],
    licence: 'Apache-2.0',
    downloadMb: 0,
    goodFor: 'graphics, icons, emoji and illustration; not photographs',
  },
  {
    alias: 'clip-b32',
    hubId: 'Xenova/clip-vit-base-patch32',
    revision: '4c1807b705b1d015fb032789cc4d221b23025a6f',
    family: 'clip',
    dimensions: 512,
    languages: ['en'],
    licence: 'MIT',
    downloadMb: 156,
    goodFor: 'photographs and everyday things in English; fast and small',
  },
  {
    alias: 'siglip2-b16',
    hubId: 'onnx-community/siglip2-base-patch16-256-ONNX',
    revision: 'd1114256522a37ffa257a0a58017348ab0058db2',
    family: 'siglip2',
    dimensions: 768,
    languages: ['en', 'zh', 'and about 100 more'],
    licence: 'Apache-2.0',
    downloadMb: 413,
    goodFor: 'photographs and design work in many languages; the best balance of quality and speed',
  },
  {
    alias: 'siglip2-so400m',
    hubId: 'onnx-community/siglip2-so400m-patch16-256-ONNX',
    revision: '7881d8f282cbd7cdeac1aca6bed493a36d58e713',
    family: 'siglip2',
    dimensions: 1152,
    languages: ['en', 'zh', 'and about 100 more'],
    licence: 'Apache-2.0',
    downloadMb: 1180,
    goodFor: 'the finest distinctions in many languages; several times slower than siglip2-b16',
  },
  {
    alias: 'chinese-clip-b16',
    hubId: 'Xenova/chinese-clip-vit-base-patch16',
    revision: '3100d72f2cad6ff67647a0f6ff6154cd06f6579c',
    family: 'chinese-clip',
    dimensions: 512,
    languages: ['zh'],
    licence: 'Apache-2.0',
    downloadMb: 192,
    goodFor: 'photographs and goods described in Chinese',
  },
  {
    alias: 'xlm-r-b32',
    originalWeights: 'laion/CLIP-ViT-B-32-xlm-roberta-base-laion5B-s13B-b90k',
    family: 'clip',
    dimensions: 512,
    languages: ['en', 'zh', 'and about 100 more'],
    licence: 'MIT',
    downloadMb: 366,
    goodFor: 'photographs in many languages at the speed of clip-b32',
  },
];

/** Returns the row whose alias or hub id is `name`, compared without case. */
export function findKnown(name: string): KnownModel | undefined {
  const wanted = name.toLowerCase();
  return knownModels.find((model) => model.alias === wanted || model.hubId?.toLowerCase() === wanted);
}

export interface HubReference {
  /** `owner/name`. */
  id: string;
  /** Branch, tag or commit. */
  revision?: string;
}

const hubName = /^[A-Za-z0-9][A-Za-z0-9._-]*\/[A-Za-z0-9][A-Za-z0-9._-]*$/;
const revisionName = /^[A-Za-z0-9][A-Za-z0-9._/-]*$/;

/** Returns the parts of `owner/name` or `owner/name@revision`, or undefined when the text is neither. */
export function parseHubReference(text: string): HubReference | undefined {
  const [id = '', revision, ...rest] = text.split('@');
  if (rest.length > 0 || !hubName.test(id) || id.includes('..') || id.includes('--')) return undefined;
  if (revision === undefined) return { id };
  return revisionName.test(revision) && !revision.includes('..') ? { id, revision } : undefined;
}
