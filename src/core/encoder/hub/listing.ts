import { MotifError } from '../../errors.js';
import type { HubReference } from '../catalogue.js';
import type { HubAccess } from './access.js';
import { isCommit } from './cache.js';
import { connectionFault, request, shown, withRetries } from './request.js';
import type { HubFile } from './transfer.js';

export interface HubListing {
  /** Full commit id that the revision names now. */
  commit: string;
  files: HubFile[];
}

const maxPages = 100;
const maxAnswerBytes = 20_000_000;

/** Returns the files of a repository at a revision, with sizes and hashes as the hub states them. */
export async function listFiles(
  access: HubAccess,
  reference: HubReference,
  signal?: AbortSignal,
): Promise<HubListing> {
  const commit = await findCommit(access, reference, signal);
  const files: HubFile[] = [];
  let page: URL | undefined = apiAddress(access, `${reference.id}/tree/${commit}?recursive=true`);
  for (let count = 0; page !== undefined && count < maxPages; count++) {
    const { value, next }: { value: unknown; next: URL | undefined } = await getJson(access, page, signal);
    if (!Array.isArray(value)) throw unexpected(page, 'a list of files');
    for (const entry of value) {
      const file = parseFile(entry);
      if (file !== undefined) files.push(file);
    }
    page = next;
  }
  return { commit, files };
}

/** Returns the address of a file's bytes. */
export function fileAddress(access: HubAccess, id: string, commit: string, filePath: string): URL {
  const encoded = filePath.split('/').map(encodeURIComponent).join('/');
  return new URL(`${basePath(access)}/${id}/resolve/${commit}/${encoded}`, access.endpoint);
}

async function findCommit(access: HubAccess, reference: HubReference, signal?: AbortSignal): Promise<string> {
  const revision = reference.revision ?? 'main';
  if (isCommit(revision)) return revision;
  const address = apiAddress(access, `${reference.id}/revision/${encodeURIComponent(revision)}`);
  const { value } = await getJson(access, address, signal);
  const commit = (value as { sha?: unknown } | null)?.sha;
  if (typeof commit !== 'string' || !isCommit(commit)) throw unexpected(address, 'a commit id');
  return commit;
}

function apiAddress(access: HubAccess, rest: string): URL {
  return new URL(`${basePath(access)}/api/models/${rest}`, access.endpoint);
}

/** Mirrors may live below a path of their host. */
function basePath(access: HubAccess): string {
  return access.endpoint.pathname.replace(/\/+$/, '');
}

async function getJson(
  access: HubAccess,
  address: URL,
  outer: AbortSignal | undefined,
): Promise<{ value: unknown; next: URL | undefined }> {
  return withRetries(access, outer, async () => {
    const timeout = AbortSignal.timeout(access.stallMs);
    const signal = outer === undefined ? timeout : AbortSignal.any([outer, timeout]);
    const response = await request(access, address, { signal });
    let text: string;
    try {
      text = await readText(response, address);
    } catch (error) {
      throw error instanceof MotifError ? error : connectionFault(error, address, signal);
    }
    try {
      return { value: JSON.parse(text) as unknown, next: nextPage(access, response) };
    } catch {
      throw unexpected(address, 'JSON');
    }
  });
}

async function readText(response: Response, address: URL): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxAnswerBytes) throw unexpected(address, `less than ${maxAnswerBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function nextPage(access: HubAccess, response: Response): URL | undefined {
  const target = /<([^>]+)>\s*;\s*rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
  if (target === undefined || !URL.canParse(target, access.endpoint.href)) return undefined;
  const next = new URL(target, access.endpoint.href);
  return next.origin === access.endpoint.origin ? next : undefined;
}

/** Returns a file entry, or undefined for folders and for names that would leave the model's folder. */
function parseFile(entry: unknown): HubFile | undefined {
  const { type, path, size, oid, lfs } = (entry ?? {}) as Record<string, unknown>;
  if (type !== 'file' || typeof path !== 'string' || !isInside(path)) return undefined;
  const large = lfs as { oid?: unknown; size?: unknown } | null | undefined;
  const kind = large ? 'sha256' : 'git-sha1';
  const hex = large ? large.oid : oid;
  const sizeBytes = large ? (large.size ?? size) : size;
  const wellFormed =
    typeof hex === 'string' && (kind === 'sha256' ? /^[0-9a-f]{64}$/ : /^[0-9a-f]{40}$/).test(hex);
  if (!wellFormed || !Number.isSafeInteger(sizeBytes) || (sizeBytes as number) < 0) return undefined;
  return { path, sizeBytes: sizeBytes as number, hash: { kind, hex } };
}

function isInside(name: string): boolean {
  return (
    !/[\\\0:]/.test(name) && name.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
  );
}

function unexpected(address: URL, wanted: string): MotifError {
  return new MotifError(
    'model_unavailable',
    `Expected ${wanted} from ${shown(address)}, received something else`,
    {
      hint: 'Check that HF_ENDPOINT is the address of a hub and that no proxy answers in its place.',
    },
  );
}
