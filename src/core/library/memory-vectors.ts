import { dot, normalise, type UnitVector, unitRow } from '../vector.js';
import type { Neighbour, VectorStore } from './vectors.js';

/** Returns a vector store that lives in memory: exact, for tests and for libraries that are not kept. */
export function createMemoryVectors(dimensions: number): VectorStore {
  const vectors = new Map<string, UnitVector>();
  return {
    dimensions,
    count: async () => vectors.size,
    async add(ids, matrix) {
      const own = matrix.slice();
      ids.forEach((id, index) => void vectors.set(id, unitRow(own, index, dimensions)));
    },
    async remove(ids) {
      for (const id of ids) vectors.delete(id);
    },
    async get(ids) {
      return new Map(ids.flatMap((id) => (vectors.has(id) ? [[id, vectors.get(id)!] as const] : [])));
    },
    ids: async () => new Set(vectors.keys()),
    async nearest(query, { limit, within }) {
      const unit = normalise(query);
      const found: Neighbour[] = [];
      for (const [id, vector] of vectors) {
        if (!within || within.has(id)) found.push({ id, similarity: dot(unit, vector) });
      }
      return nearestFirst(found).slice(0, limit);
    },
    async optimise() {},
    async close() {},
  };
}

/** Sorts by falling similarity, equal ones by id so that an answer never depends on the order of storage. */
export function nearestFirst(neighbours: Neighbour[]): Neighbour[] {
  return neighbours.sort((a, b) => b.similarity - a.similarity || (a.id < b.id ? -1 : 1));
}
