import { MotifError } from '../../core/errors.js';
import type { Motif } from '../../core/motif.js';
import { runOperation } from '../../core/operation.js';
import { status } from '../../features/library/operations.js';
import { readThumbnail, thumbnailMimeType } from './pictures.js';

const statusUri = 'motif://status';
const thumbnailUri = /^motif:\/\/thumbnail\/([0-9a-f]{4,32})$/i;

/** What can be read without a tool: the state of the library. */
export const resources = [
  {
    uri: statusUri,
    name: 'status',
    title: 'What the library holds',
    description: 'Counts, model, folders and the next step, as JSON',
    mimeType: 'application/json',
  },
];

export const resourceTemplates = [
  {
    uriTemplate: 'motif://thumbnail/{id}',
    name: 'thumbnail',
    title: 'Thumbnail of a picture',
    description: 'By the id that results state, or its first digits (4 or more)',
    mimeType: thumbnailMimeType,
  },
];

export type ResourceContent = { uri: string; mimeType: string } & ({ text: string } | { blob: string });

/** Returns what a resource holds; throws `not_found` for one that does not exist. */
export async function readResource(uri: string, motif: Motif): Promise<ResourceContent> {
  if (uri === statusUri) {
    const text = JSON.stringify(await runOperation(status, {}, motif));
    return { uri, mimeType: 'application/json', text };
  }
  const id = thumbnailUri.exec(uri)?.[1];
  if (id === undefined) {
    throw new MotifError('not_found', `Expected a resource of Motif, received ${JSON.stringify(uri)}`, {
      hint: `There are ${statusUri} and ${resourceTemplates[0]!.uriTemplate}.`,
    });
  }
  const library = await motif.library();
  const asset = library.ledger.find(id.toLowerCase());
  const bytes = asset === undefined ? undefined : await readThumbnail(library, asset.id);
  if (bytes === undefined) {
    throw new MotifError('not_found', `Expected the id of a picture with a thumbnail, received "${id}"`, {
      hint: 'Give an id that a result states; motif index makes thumbnails that are missing.',
    });
  }
  return { uri, mimeType: thumbnailMimeType, blob: Buffer.from(bytes).toString('base64') };
}
