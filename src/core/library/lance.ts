import { mkdir, readdir, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Connection, Table } from '@lancedb/lancedb';
import { MotifError, throwIfCancelled } from '../errors.js';
import { normalise, type UnitVector } from '../vector.js';
import { clockSkewMs, createSync } from './durable.js';
import { nearestFirst } from './memory-vectors.js';
import type { Neighbour, VectorStore } from './vectors.js';

const tableName = 'assets';
/** Below this an exact scan is faster than an index is worth: about 5 ms at 20,000 x 512. */
const indexFromRows = 20_000;
/** Up to this many allowed ids the store filters first and scans what is left exactly. */
const mostFilteredIds = 5_000;
/** Fragments of a table from which on merging them is worth it. */
const compactFromFragments = 8;
const mostClockSkewMs = 60_000;

/**
 * Returns the vectors kept by LanceDB in `folder`, created when absent. Durable: a promise of `add` or `remove` resolves
 * after the files are on disk. A head that was cut off by a power failure is set aside and the version before it opens.
 */
export async function openLanceVectors(folder: string, dimensions: number): Promise<VectorStore> {
  await mkdir(folder, { recursive: true });
  await setAsideEmptyHeads(path.join(folder, `${tableName}.lance`, '_versions'));
  // The library writes a warning about this setting's default straight to the terminal.
  process.env.LANCE_INCLUDE_VECTOR_CENTROIDS ??= 'false';
  const lance = await import('@lancedb/lancedb');
  const connection = await guarded(folder, () =>
    // Every read looks for a newer version first, in 0.3 ms: an index run that goes on elsewhere is seen at once.
    lance.connect(folder, { readConsistencyInterval: 0 }),
  );
  let table = await openTable(connection, folder);
  const sync = createSync(folder);

  /** A store that was opened before the first vector was written finds the table once it is there. */
  async function current(): Promise<Table | undefined> {
    table ??= await openTable(connection, folder);
    return table;
  }

  async function ready(): Promise<Table> {
    const existing = await current();
    if (existing) return existing;
    const { FixedSizeList, Field, Float32, Schema, Utf8 } = await import('apache-arrow');
    const item = new Field('item', new Float32(), true);
    const schema = new Schema([
      new Field('id', new Utf8(), false),
      new Field('vector', new FixedSizeList(dimensions, item), false),
    ]);
    table = await guarded(folder, () => connection.createEmptyTable(tableName, schema));
    return table;
  }

  /** Vectors are unit length, so that distance = 1 - similarity, and exact: candidates of the index are re-ranked. */
  async function query(
    open: Table,
    vector: Float32Array,
    limit: number,
    predicate?: string,
  ): Promise<Neighbour[]> {
    let search = open.vectorSearch(vector).distanceType('cosine').select(['id', '_distance']).limit(limit);
    if (predicate) search = search.where(predicate).bypassVectorIndex();
    else if ((await open.listIndices()).length > 0)
      search = search.nprobes(probesFor(limit)).refineFactor(refineFor(limit));
    const rows = (await search.toArray()) as { id: string; _distance: number }[];
    return nearestFirst(
      rows.map((found) => ({ id: found.id, similarity: Math.max(-1, Math.min(1, 1 - found._distance)) })),
    );
  }

  return {
    dimensions,

    async count() {
      const open = await current();
      return open ? guarded(folder, () => open.countRows()) : 0;
    },

    async add(ids, vectors) {
      if (vectors.length !== ids.length * dimensions) {
        throw new RangeError(
          `Expected ${ids.length} vectors of ${dimensions} values, received ${vectors.length} values`,
        );
      }
      if (ids.length === 0) return;
      const open = await ready();
      const data = await toArrow(ids, vectors, dimensions);
      await guarded(folder, () => open.add(data));
      await sync();
    },

    async remove(ids) {
      const open = ids.length > 0 ? await current() : undefined;
      if (!open) return;
      for (let start = 0; start < ids.length; start += 1000) {
        const predicate = idPredicate(ids.slice(start, start + 1000));
        await guarded(folder, () => open.delete(predicate));
      }
      await sync();
    },

    async get(ids) {
      const found = new Map<string, UnitVector>();
      const open = await current();
      if (!open) return found;
      for (let start = 0; start < ids.length; start += 1000) {
        const predicate = idPredicate(ids.slice(start, start + 1000));
        const rows = await guarded(folder, () =>
          open.query().where(predicate).select(['id', 'vector']).toArray(),
        );
        for (const row of rows as { id: string; vector: Iterable<number> }[]) {
          found.set(row.id, Float32Array.from(row.vector) as UnitVector);
        }
      }
      return found;
    },

    async ids() {
      const open = await current();
      if (!open) return new Set();
      const rows = await guarded(folder, () => open.query().select(['id']).toArray());
      return new Set((rows as { id: string }[]).map((row) => row.id));
    },

    async nearest(vector, { limit, within }) {
      const open = limit < 1 || within?.size === 0 ? undefined : await current();
      if (!open) return [];
      const unit = normalise(vector);
      if (!within) return guarded(folder, () => query(open, unit, limit));
      if (within.size <= mostFilteredIds) {
        return guarded(folder, () => query(open, unit, limit, idPredicate([...within])));
      }
      const total = await open.countRows();
      let reach = Math.min(total, Math.ceil((limit * total * 1.5) / within.size) + limit);
      for (;;) {
        const wanted = reach;
        const found = (await guarded(folder, () => query(open, unit, wanted))).filter(({ id }) =>
          within.has(id),
        );
        if (found.length >= limit || reach >= total) return found.slice(0, limit);
        reach = Math.min(total, reach * 4);
      }
    },

    async optimise(signal) {
      const open = await current();
      if (!open) return;
      throwIfCancelled(signal);
      const skewMs = await clockSkewMs(folder);
      if (skewMs > mostClockSkewMs) {
        throw new MotifError(
          'store_failed',
          `Expected the clocks of this machine and its disk to agree within 60 s, received ${Math.round(skewMs / 1000)} s`,
          { hint: 'Set the clock; compacting with a wrong clock can delete live data.', path: folder },
        );
      }
      await guarded(folder, async () => {
        const fragments = (await open.stats()).fragmentStats.numFragments;
        const rows = await open.countRows();
        const indices = await open.listIndices();
        if (indices.length === 0 && rows >= indexFromRows) {
          await open.createIndex('vector', { config: indexFor(lance, rows, dimensions) });
        }
        // optimize also brings rows added since into the index.
        if (fragments >= compactFromFragments || indices.length > 0) await open.optimize();
      });
      await sync();
    },

    async close() {
      table?.close();
      connection.close();
    },
  };
}

/**
 * RaBitQ: one bit a dimension, re-ranked by the true vectors. At 100,000 x 512 it builds in 3 s where product
 * quantisation takes 127 s, and recalls more (bench/RESULTS.md). It packs bits into bytes, hence the multiple of 8.
 */
function indexFor(lance: typeof import('@lancedb/lancedb'), rows: number, dimensions: number) {
  const shape = { distanceType: 'cosine' as const, numPartitions: Math.max(8, Math.round(rows / 1000)) };
  return dimensions % 8 === 0 ? lance.Index.ivfRq(shape) : lance.Index.ivfFlat(shape);
}

/** Chosen, like the candidates below, on the clustered random vectors of bench/search.ts; real pictures may need more. */
function probesFor(limit: number): number {
  return Math.max(32, Math.ceil(limit / 25));
}

/** At least 200 candidates are re-ranked exactly, however few are asked for. */
function refineFor(limit: number): number {
  return Math.max(2, Math.ceil(200 / limit));
}

function idPredicate(ids: readonly string[]): string {
  // Ids are hex digits; anything else would be a programming mistake and must not reach SQL.
  for (const id of ids)
    if (!/^[0-9a-z_-]+$/i.test(id)) throw new RangeError(`Expected a plain id, received ${id}`);
  return ids.length === 0 ? 'false' : `id IN ('${ids.join("','")}')`;
}

async function toArrow(ids: readonly string[], vectors: Float32Array, dimensions: number) {
  const {
    Field,
    FixedSizeList,
    Float32,
    makeData,
    RecordBatch,
    Schema,
    Struct,
    Table,
    Utf8,
    vectorFromArray,
  } = await import('apache-arrow');
  const item = new Field('item', new Float32(), true);
  const type = new FixedSizeList(dimensions, item);
  const values = makeData({ type: new Float32(), data: vectors, length: vectors.length });
  const list = makeData({ type, length: ids.length, nullCount: 0, child: values });
  const schema = new Schema([new Field('id', new Utf8(), false), new Field('vector', type, false)]);
  const struct = makeData({
    type: new Struct(schema.fields),
    length: ids.length,
    children: [vectorFromArray([...ids], new Utf8()).data[0]!, list],
  });
  return new Table(schema, [new RecordBatch(schema, struct)]);
}

async function openTable(connection: Connection, folder: string): Promise<Table | undefined> {
  return guarded(folder, async () => {
    const names = await connection.tableNames();
    return names.includes(tableName) ? connection.openTable(tableName) : undefined;
  });
}

/** A zero-byte manifest makes a table unreadable for ever; without it the version before opens. */
async function setAsideEmptyHeads(versions: string): Promise<void> {
  const names = await readdir(versions).catch(() => []);
  for (const name of names.filter((candidate) => candidate.endsWith('.manifest'))) {
    const file = path.join(versions, name);
    if ((await stat(file)).size === 0) await rename(file, `${file}.damaged`);
  }
}

async function guarded<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof MotifError || error instanceof RangeError) throw error;
    throw new MotifError('store_failed', `Expected a usable vector store, received: ${firstLine(error)}`, {
      hint: 'Vectors can be rebuilt from the pictures: move .motif/vectors away and run motif index.',
      path: folder,
      cause: error,
    });
  }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0]!.slice(0, 200);
}
