import type { EncoderIdentity } from '../encoder/encoder.js';
import { MotifError } from '../errors.js';
import { looksPhotographed } from '../photograph.js';
import type { Asset, FileProblem, ImageStatistics, PaletteColour, WordField, WordMatch } from './assets.js';
import { createBoards } from './boards.js';
import { createBrands } from './brands.js';
import { createConcepts } from './concepts.js';
import { createEvaluationRuns } from './evaluation-runs.js';
import { normaliseTag, selectAssets, shownTime } from './filter-sql.js';
import type { FileRecord, Ledger } from './ledger.js';
import { nearPairs } from './near-duplicates.js';
import { createSavedQueries } from './saved-queries.js';
import { migrations } from './schema.js';
import { openSqlite, type Row, type Sqlite } from './sqlite.js';
import { createThumbs } from './thumbs.js';
import { listChanges, recordChange, undoLast } from './undo.js';
import { fieldWeights, indexText, matchExpression, queryWords, wordFields, wordMatch } from './words.js';

// SQLite allows 32,766 parameters in one statement; JSON carries lists of any length in one.
const inList = '(SELECT value FROM json_each(?))';
/** Word candidates that are scored exactly, best by BM25 first; more share too common a word to be told apart. */
const wordCandidates = 5000;

/** Returns the ledger's database at the newest schema; throws `store_failed` when a newer Motif wrote it. */
export function openLedgerDatabase(file: string): Sqlite {
  const sqlite = openSqlite(file);
  try {
    const version = () => Number(sqlite.prepare('PRAGMA user_version').get()?.user_version ?? 0);
    if (version() > migrations.length) {
      throw new MotifError(
        'store_failed',
        `Expected a ledger of version ${migrations.length} or older, received version ${version()}`,
        { hint: 'A newer Motif made this library; update Motif.', path: file },
      );
    }
    if (version() < migrations.length) {
      sqlite.transaction(() => {
        for (let step = version(); step < migrations.length; step++) {
          sqlite.exec(migrations[step]!);
          sqlite.exec(`PRAGMA user_version = ${step + 1}`);
        }
      });
    }
    return sqlite;
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

/** Returns the reading side of a ledger (and what people make, which anyone may change). */
export function createLedger(sqlite: Sqlite): Ledger {
  const count = (sql: string) => Number(sqlite.prepare(sql).get()?.n ?? 0);

  return {
    identity() {
      const found = sqlite.prepare("SELECT value FROM meta WHERE key = 'encoder'").get();
      return found ? (JSON.parse(String(found.value)) as EncoderIdentity) : undefined;
    },

    counts: () => ({
      assets: count('SELECT count(*) AS n FROM assets'),
      files: count('SELECT count(*) AS n FROM files WHERE asset_id IS NOT NULL'),
      encoded: count('SELECT count(*) AS n FROM assets WHERE encoded = 1'),
      copies: count('SELECT count(*) - count(DISTINCT asset_id) AS n FROM files WHERE asset_id IS NOT NULL'),
      problems: count('SELECT count(*) AS n FROM files WHERE problem_code IS NOT NULL'),
      tags: count('SELECT count(DISTINCT tag) AS n FROM tags'),
    }),

    *palettes() {
      const all = sqlite.prepare('SELECT id, palette FROM assets WHERE encoded = 1');
      for (const { id, palette } of all.all())
        yield { id: String(id), palette: JSON.parse(String(palette)) as PaletteColour[] };
    },

    ratios: () =>
      new Map(
        sqlite
          .prepare('SELECT id, CAST(width_px AS REAL) / height_px AS ratio FROM assets WHERE encoded = 1')
          .all()
          .map(({ id, ratio }) => [String(id), Number(ratio)]),
      ),

    countPhotographs: () =>
      sqlite
        .prepare('SELECT statistics FROM assets')
        .all()
        .filter(({ statistics }) => looksPhotographed(JSON.parse(String(statistics)) as ImageStatistics))
        .length,

    sources: () =>
      sqlite
        .prepare('SELECT path FROM sources ORDER BY path')
        .all()
        .map((found) => String(found.path)),
    addSource: (path) => void sqlite.prepare('INSERT OR IGNORE INTO sources VALUES (?)').run(path),

    file(path) {
      const found = sqlite.prepare('SELECT * FROM files WHERE path = ?').get(path);
      return found ? toFile(found) : undefined;
    },

    problems: () =>
      sqlite
        .prepare(
          'SELECT path, problem_code, problem_reason FROM files WHERE problem_code IS NOT NULL ORDER BY path',
        )
        .all()
        .map(toProblem),

    assets(ids) {
      const list = JSON.stringify(ids);
      const paths = groupBy(
        sqlite
          .prepare(
            `SELECT asset_id, path, modified_ms FROM files WHERE asset_id IN ${inList} ORDER BY first_seen, path`,
          )
          .all(list),
        'asset_id',
      );
      const tags = groupBy(
        sqlite.prepare(`SELECT asset_id, tag FROM tags WHERE asset_id IN ${inList} ORDER BY tag`).all(list),
        'asset_id',
      );
      const found = new Map(
        sqlite
          .prepare(`SELECT * FROM assets WHERE id IN ${inList}`)
          .all(list)
          .map((asset) => [String(asset.id), asset]),
      );
      return ids.flatMap((id) => {
        const asset = found.get(id);
        return asset ? [toAsset(asset, paths.get(id) ?? [], tags.get(id) ?? [])] : [];
      });
    },

    find(reference) {
      const byPath = sqlite.prepare('SELECT asset_id FROM files WHERE path = ?').get(reference);
      if (byPath?.asset_id) return this.assets([String(byPath.asset_id)])[0];
      if (!/^[0-9a-f]{4,32}$/.test(reference)) return undefined;
      const matches = sqlite
        .prepare('SELECT id FROM assets WHERE id >= ? AND id < ? LIMIT 2')
        .all(reference, `${reference}g`);
      if (matches.length > 1) {
        throw new MotifError('invalid_input', `Expected one asset for ${reference}, received several`, {
          hint: 'Give more digits of the id.',
        });
      }
      return matches[0] && this.assets([String(matches[0].id)])[0];
    },

    encodedIds: () =>
      sqlite
        .prepare('SELECT id FROM assets WHERE encoded = 1')
        .all()
        .map((found) => String(found.id)),

    newest({ limit, within }) {
      const among = within === undefined ? '' : `AND id IN ${inList}`;
      return sqlite
        .prepare(`SELECT id FROM assets WHERE encoded = 1 ${among} ORDER BY ${shownTime} DESC, id LIMIT ?`)
        .all(...(within === undefined ? [] : [JSON.stringify([...within])]), limit)
        .map((found) => String(found.id));
    },

    select: (filter) => selectAssets(sqlite, filter),

    matchWords(text, { limit, within }) {
      const words = queryWords(text);
      if (words.length === 0) return [];
      const rows = sqlite
        .prepare(
          `SELECT assets.id, words.name, words.folder, words.title, words.keyword, words.tag
           FROM words JOIN assets ON assets.number = words.rowid
           WHERE words MATCH ? AND assets.encoded = 1 ORDER BY bm25(words) LIMIT ?`,
        )
        .all(matchExpression(words), within ? -1 : wordCandidates);
      return rows
        .filter((found) => !within || within.has(String(found.id)))
        .map((found) => scoreWords(found, words))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
        .slice(0, limit);
    },

    nearDuplicates(maxBits) {
      const rows = sqlite
        .prepare('SELECT id, perceptual_hash FROM assets WHERE encoded = 1 ORDER BY number')
        .all();
      return nearPairs(
        rows.map((found) => ({ id: String(found.id), hash: String(found.perceptual_hash) })),
        maxBits,
      );
    },

    addTags: (assetIds, tags) =>
      changeTags(sqlite, assetIds, tags, 'INSERT OR IGNORE INTO tags VALUES (?, ?)'),
    removeTags: (assetIds, tags) =>
      changeTags(sqlite, assetIds, tags, 'DELETE FROM tags WHERE asset_id = ? AND tag = ?'),
    tags: () =>
      sqlite
        .prepare(
          'SELECT tag, count(*) AS n FROM tags JOIN assets ON assets.id = asset_id GROUP BY tag ORDER BY n DESC, tag',
        )
        .all()
        .map((found) => ({ tag: String(found.tag), count: Number(found.n) })),

    concepts: createConcepts(sqlite),
    savedQueries: createSavedQueries(sqlite),
    boards: createBoards(sqlite),
    brands: createBrands(sqlite),
    thumbs: createThumbs(sqlite),
    evaluationRuns: createEvaluationRuns(sqlite),

    change: (label, work) => recordChange(sqlite, label, work),
    changes: () => listChanges(sqlite),
    undo: () => undoLast(sqlite, (assetId) => refreshTagWords(sqlite, assetId)),

    close: () => sqlite.close(),
  };
}

function changeTags(
  sqlite: Sqlite,
  assetIds: readonly string[],
  tags: readonly string[],
  sql: string,
): number {
  const wanted = [...new Set(tags.map(normaliseTag))];
  if (wanted.some((tag) => tag === '')) {
    throw new MotifError('invalid_input', 'Expected a word or phrase for a tag, received an empty one', {
      hint: 'For instance: motif tag add approved poster.png',
    });
  }
  return sqlite.transaction(() => {
    let changes = 0;
    for (const id of assetIds) {
      for (const tag of wanted) changes += sqlite.prepare(sql).run(id, tag).changes;
      refreshTagWords(sqlite, id);
    }
    return changes;
  });
}

function refreshTagWords(sqlite: Sqlite, assetId: string): void {
  const asset = sqlite.prepare('SELECT number FROM assets WHERE id = ?').get(assetId);
  if (!asset) return;
  sqlite.prepare('UPDATE words SET tag = ? WHERE rowid = ?').run(tagWords(sqlite, assetId), asset.number!);
}

/** Returns the indexed text of an asset's tags. */
export function tagWords(sqlite: Sqlite, assetId: string): string {
  const rows = sqlite.prepare('SELECT tag FROM tags WHERE asset_id = ? ORDER BY tag').all(assetId);
  return indexText(rows.map((found) => found.tag).join(' , '));
}

/** Each word of the query counts alike; a word counts by its best field. */
function scoreWords(found: Row, words: readonly string[]): WordMatch {
  const fields = new Set<WordField>();
  let sum = 0;
  for (const word of words) {
    let best = 0;
    let bestField: WordField | undefined;
    for (const field of wordFields) {
      const value = wordMatch(String(found[field] ?? ''), word) * fieldWeights[field];
      if (value > best) {
        best = value;
        bestField = field;
      }
    }
    if (bestField) fields.add(bestField);
    sum += best;
  }
  return { id: String(found.id), score: sum / words.length, fields: [...fields] };
}

function toAsset(asset: Row, files: Row[], tags: Row[]): Asset {
  return {
    id: String(asset.id),
    format: String(asset.format),
    widthPx: Number(asset.width_px),
    heightPx: Number(asset.height_px),
    bytes: Number(asset.bytes),
    paths: files.map((file) => String(file.path)),
    modifiedMs: Number(files[0]?.modified_ms ?? 0),
    ...(asset.taken_ms === null ? {} : { takenMs: Number(asset.taken_ms) }),
    ...(asset.title === null ? {} : { title: String(asset.title) }),
    keywords: JSON.parse(String(asset.keywords)) as string[],
    tags: tags.map((found) => String(found.tag)),
    palette: JSON.parse(String(asset.palette)) as PaletteColour[],
    statistics: JSON.parse(String(asset.statistics)) as ImageStatistics,
    perceptualHash: String(asset.perceptual_hash),
  };
}

function toFile(found: Row): FileRecord {
  return {
    path: String(found.path),
    sizeBytes: Number(found.size_bytes),
    modifiedMs: Number(found.modified_ms),
    assetId: found.asset_id === null ? null : String(found.asset_id),
    problem: found.problem_code === null ? null : toProblem(found),
  };
}

function toProblem(found: Row): FileProblem {
  return { path: String(found.path), code: String(found.problem_code), reason: String(found.problem_reason) };
}

function groupBy(rows: Row[], key: string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const found of rows) {
    const name = String(found[key]);
    const group = groups.get(name);
    if (group) group.push(found);
    else groups.set(name, [found]);
  }
  return groups;
}
