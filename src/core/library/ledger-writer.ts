import { hexToLab } from '../colour/convert.js';
import type { Ledger, LedgerWriter, NewAsset } from './ledger.js';
import type { Sqlite } from './sqlite.js';
import { tagWords } from './sqlite-ledger.js';
import { indexText } from './words.js';

const inList = '(SELECT value FROM json_each(?))';

/** Returns the ledger with the changes that ingest makes; each call is one durable transaction. */
export function createLedgerWriter(sqlite: Sqlite, ledger: Ledger): LedgerWriter {
  function putFile(path: string, sizeBytes: number, modifiedMs: number, assetId: string, run: number): void {
    const before = sqlite.prepare('SELECT asset_id FROM files WHERE path = ?').get(path)?.asset_id;
    sqlite
      .prepare(
        `INSERT INTO files (path, size_bytes, modified_ms, asset_id, first_seen, last_run) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (path) DO UPDATE SET size_bytes = excluded.size_bytes, modified_ms = excluded.modified_ms,
           asset_id = excluded.asset_id, problem_code = NULL, problem_reason = NULL, last_run = excluded.last_run`,
      )
      .run(path, sizeBytes, modifiedMs, assetId, run, run);
    refreshWords(sqlite, assetId);
    if (before && before !== assetId) refreshWords(sqlite, String(before));
  }

  return {
    ...ledger,

    setIdentity: (identity) =>
      void sqlite.prepare("INSERT OR REPLACE INTO meta VALUES ('encoder', ?)").run(JSON.stringify(identity)),

    beginRun() {
      return sqlite.transaction(() => {
        const run = Number(sqlite.prepare("SELECT value FROM meta WHERE key = 'run'").get()?.value ?? 0) + 1;
        sqlite.prepare("INSERT OR REPLACE INTO meta VALUES ('run', ?)").run(String(run));
        return run;
      });
    },

    keepFiles(paths, run) {
      sqlite.prepare(`UPDATE files SET last_run = ? WHERE path IN ${inList}`).run(run, JSON.stringify(paths));
    },

    putFiles(files, run) {
      sqlite.transaction(() => {
        for (const file of files) putFile(file.path, file.sizeBytes, file.modifiedMs, file.assetId, run);
      });
    },

    putAssets(assets, run) {
      sqlite.transaction(() => {
        for (const asset of assets) {
          insertAsset(sqlite, asset);
          putFile(asset.path, asset.sizeBytes, asset.modifiedMs, asset.id, run);
        }
      });
    },

    putProblem(file, problem, run) {
      sqlite.transaction(() => {
        const before = sqlite.prepare('SELECT asset_id FROM files WHERE path = ?').get(file.path)?.asset_id;
        sqlite
          .prepare('INSERT OR REPLACE INTO files VALUES (?, ?, ?, NULL, ?, ?, ?, ?)')
          .run(file.path, file.sizeBytes, file.modifiedMs, problem.code, problem.reason, run, run);
        if (before) refreshWords(sqlite, String(before));
      });
    },

    hasEncoded: (assetId) =>
      sqlite.prepare('SELECT 1 AS yes FROM assets WHERE id = ? AND encoded = 1').get(assetId) !== undefined,

    keepFolder(folder, run) {
      const [from, to] = below(folder);
      sqlite.prepare('UPDATE files SET last_run = ? WHERE path >= ? AND path < ?').run(run, from, to);
    },

    removeUnseen(run, sources) {
      return sqlite.transaction(() => {
        const gone: (string | null)[] = [];
        for (const source of sources) {
          const where = 'last_run <> ? AND path >= ? AND path < ?';
          const values = [run, ...below(source)] as const;
          const rows = sqlite.prepare(`SELECT asset_id FROM files WHERE ${where}`).all(...values);
          gone.push(...rows.map((found) => (found.asset_id === null ? null : String(found.asset_id))));
          sqlite.prepare(`DELETE FROM files WHERE ${where}`).run(...values);
        }
        const orphans = sqlite
          .prepare(
            'SELECT id, number FROM assets WHERE NOT EXISTS (SELECT 1 FROM files WHERE asset_id = assets.id)',
          )
          .all();
        for (const orphan of orphans) {
          sqlite.prepare('DELETE FROM words WHERE rowid = ?').run(orphan.number!);
          sqlite.prepare('DELETE FROM swatches WHERE asset_id = ?').run(orphan.id!);
          sqlite.prepare('DELETE FROM assets WHERE id = ?').run(orphan.id!);
        }
        for (const id of new Set(gone)) if (id !== null) refreshWords(sqlite, id);
        return { files: gone, assetIds: orphans.map((orphan) => String(orphan.id)) };
      });
    },

    forgetVectors(assetIds) {
      sqlite.transaction(() => {
        const list = JSON.stringify(assetIds);
        sqlite.prepare(`UPDATE assets SET encoded = 0 WHERE id IN ${inList}`).run(list);
        // A size no file has makes the next run read the file again.
        sqlite.prepare(`UPDATE files SET size_bytes = -1 WHERE asset_id IN ${inList}`).run(list);
      });
    },
  };
}

/** Returns the bounds of the paths below a folder; `0` is the character after `/`, so the primary key serves the range. */
function below(folder: string): [string, string] {
  return folder === '.' ? ['', '\u{10ffff}'] : [`${folder}/`, `${folder}0`];
}

function insertAsset(sqlite: Sqlite, asset: NewAsset): void {
  sqlite
    .prepare(
      `INSERT INTO assets (id, format, width_px, height_px, bytes, taken_ms, title, keywords, palette, statistics,
         perceptual_hash, encoded) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
       ON CONFLICT (id) DO UPDATE SET encoded = 1`,
    )
    .run(
      asset.id,
      asset.format,
      asset.widthPx,
      asset.heightPx,
      asset.bytes,
      asset.takenMs ?? null,
      asset.title ?? null,
      JSON.stringify(asset.keywords),
      JSON.stringify(asset.palette),
      JSON.stringify(asset.statistics),
      asset.perceptualHash,
    );
  sqlite.prepare('DELETE FROM swatches WHERE asset_id = ?').run(asset.id);
  for (const colour of asset.palette) {
    const { l, a, b } = hexToLab(colour.hex);
    sqlite.prepare('INSERT INTO swatches VALUES (?, ?, ?, ?, ?)').run(asset.id, l, a, b, colour.area);
  }
}

/** Names and folders of all the files that hold an asset are words of it, so a moved copy is found by its new name. */
function refreshWords(sqlite: Sqlite, assetId: string): void {
  const asset = sqlite.prepare('SELECT number, title, keywords FROM assets WHERE id = ?').get(assetId);
  if (!asset) return;
  const paths = sqlite
    .prepare('SELECT path FROM files WHERE asset_id = ? ORDER BY first_seen, path')
    .all(assetId)
    .map((found) => String(found.path));
  const names = paths.map((path) => path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, ''));
  const folders = new Set(paths.map((path) => path.slice(0, Math.max(0, path.lastIndexOf('/')))));
  const keywords = JSON.parse(String(asset.keywords)) as string[];
  sqlite.prepare('DELETE FROM words WHERE rowid = ?').run(asset.number!);
  sqlite
    .prepare('INSERT INTO words (rowid, name, folder, title, keyword, tag) VALUES (?, ?, ?, ?, ?, ?)')
    .run(
      asset.number!,
      indexText(names.join(' , ')),
      indexText([...folders].join(' , ')),
      indexText(asset.title === null ? '' : String(asset.title)),
      indexText(keywords.join(' , ')),
      tagWords(sqlite, assetId),
    );
}
