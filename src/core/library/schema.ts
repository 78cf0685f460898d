/** The ledger's schema as numbered steps: step n brings `user_version` from n to n + 1. Never edit a step that shipped. */
export const migrations: readonly string[] = [
  `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE sources (path TEXT PRIMARY KEY) WITHOUT ROWID;

  CREATE TABLE assets (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    format TEXT NOT NULL,
    width_px INTEGER NOT NULL,
    height_px INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    taken_ms INTEGER,
    title TEXT,
    keywords TEXT NOT NULL,
    palette TEXT NOT NULL,
    statistics TEXT NOT NULL,
    perceptual_hash TEXT NOT NULL,
    encoded INTEGER NOT NULL
  );

  CREATE TABLE files (
    path TEXT PRIMARY KEY,
    size_bytes INTEGER NOT NULL,
    modified_ms REAL NOT NULL,
    asset_id TEXT REFERENCES assets(id),
    problem_code TEXT,
    problem_reason TEXT,
    first_seen INTEGER NOT NULL,
    last_run INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX files_by_asset ON files(asset_id, first_seen);
  CREATE INDEX files_by_run ON files(last_run);

  -- Swatches repeat the palette in CIELAB, so that a colour filter needs no JSON.
  CREATE TABLE swatches (asset_id TEXT NOT NULL, l REAL NOT NULL, a REAL NOT NULL, b REAL NOT NULL, area REAL NOT NULL);
  CREATE INDEX swatches_by_asset ON swatches(asset_id);
  CREATE INDEX swatches_by_lightness ON swatches(l);

  -- No reference to assets: what people said of a picture outlives the file, and is there when the file comes back.
  CREATE TABLE tags (asset_id TEXT NOT NULL, tag TEXT NOT NULL, PRIMARY KEY (asset_id, tag)) WITHOUT ROWID;
  CREATE INDEX tags_by_tag ON tags(tag);

  -- rowid = assets.number; the text is split into words beforehand (words.ts).
  CREATE VIRTUAL TABLE words USING fts5(name, folder, title, keyword, tag, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
  `,
  `
  -- What people taught: a name and what was learned, as JSON.
  CREATE TABLE concepts (name TEXT PRIMARY KEY COLLATE NOCASE, data TEXT NOT NULL) WITHOUT ROWID;

  -- Every change of what people made can be taken back: while one is open, triggers note how to undo each of its steps.
  CREATE TABLE changes (number INTEGER PRIMARY KEY AUTOINCREMENT, at_ms INTEGER NOT NULL, label TEXT NOT NULL, open INTEGER NOT NULL);
  CREATE TABLE undo_steps (number INTEGER PRIMARY KEY AUTOINCREMENT, change INTEGER NOT NULL, sql TEXT NOT NULL);
  CREATE INDEX undo_steps_by_change ON undo_steps(change);

  CREATE TRIGGER tags_added AFTER INSERT ON tags WHEN EXISTS (SELECT 1 FROM changes WHERE open = 1) BEGIN
    INSERT INTO undo_steps (change, sql) VALUES ((SELECT max(number) FROM changes),
      'DELETE FROM tags WHERE asset_id = ' || quote(new.asset_id) || ' AND tag = ' || quote(new.tag));
  END;
  CREATE TRIGGER tags_removed AFTER DELETE ON tags WHEN EXISTS (SELECT 1 FROM changes WHERE open = 1) BEGIN
    INSERT INTO undo_steps (change, sql) VALUES ((SELECT max(number) FROM changes),
      'INSERT OR IGNORE INTO tags VALUES (' || quote(old.asset_id) || ', ' || quote(old.tag) || ')');
  END;
  CREATE TRIGGER concepts_added AFTER INSERT ON concepts WHEN EXISTS (SELECT 1 FROM changes WHERE open = 1) BEGIN
    INSERT INTO undo_steps (change, sql) VALUES ((SELECT max(number) FROM changes),
      'DELETE FROM concepts WHERE name = ' || quote(new.name));
  END;
  CREATE TRIGGER concepts_removed AFTER DELETE ON concepts WHEN EXISTS (SELECT 1 FROM changes WHERE open = 1) BEGIN
    INSERT INTO undo_steps (change, sql) VALUES ((SELECT max(number) FROM changes),
      'INSERT INTO concepts VALUES (' || quote(old.name) || ', ' || quote(old.data) || ')');
  END;

  CREATE TABLE saved_queries (name TEXT PRIMARY KEY COLLATE NOCASE, query TEXT NOT NULL) WITHOUT ROWID;
  CREATE TRIGGER saved_queries_added AFTER INSERT ON saved_queries WHEN EXISTS (SELECT 1 FROM changes WHERE open = 1) BEGIN
    INSERT INTO undo_steps (change, sql) VALUES ((SELECT max(number) FROM changes),
      'DELETE FROM saved_queries WHERE name = ' || quote(new.name));
  END;
  CREATE TRIGGER saved_queries_removed AFTER DELETE ON saved_queries WHEN EXISTS (SELECT 1 FROM changes WHERE open = 1) BEGIN
    INSERT INTO undo_steps (change, sql) VALUES ((SELECT max(number) FROM changes),
      'INSERT INTO saved_queries VALUES (' || quote(old.name) || ', ' || quote(old.query) || ')');
  END;

  -- As with tags, no reference to assets: a picture whose file is gone keeps its place on a board.
  CREATE TABLE boards (name TEXT PRIMARY KEY COLLATE NOCASE, note TEXT) WITHOUT ROWID;
  CREATE TABLE board_items (
    board TEXT NOT NULL COLLATE NOCASE REFERENCES boards(name) ON UPDATE CASCADE,
    asset_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (board, asset_id)
  ) WITHOUT ROWID;
  CREATE TRIGGER boards_added AFTER INSERT ON boards WHEN EXISTS (SELECT 1 FROM changes WHERE open = 1) BEGIN
    INSERT INTO undo_steps (change, sql) VALUES ((SELECT max(number) FROM changes),
      'DELETE FROM boards WHERE name = ' || quote(new.name));
  END;
  CREATE TRIGGER boards_removed AFTER DELETE ON boards WHEN EXISTS (SELECT 1 FROM changes WHERE open = 1) BEGIN
    INSERT INTO undo_steps (change, sql) VALUES ((SELECT max(number) FROM changes),
      'INSERT INTO boards VALUES (' || quote(old.name) || ', ' || quote(old.note) || ')');
  END;
  -- Its pictures follow a new name by themselves, there and back.
  CREATE TRIGGER boards_changed AFTER UPDATE ON boards WHEN EXISTS (SELECT 1 FROM changes WHERE open = 1) BEGIN
    INSERT INTO undo_steps (change, sql) VALUES ((SELECT max(number) FROM changes),
      'UPDATE boards SET name = ' || quote(old.name) || ', note = ' || quote(old.note) || ' WHERE name = ' || quote(new.name));
  END;
  CREATE TRIGGER board_items_added AFTER INSERT ON board_items WHEN EXISTS (SELECT 1 FROM changes WHERE open = 1) BEGIN
    INSERT INTO undo_steps (change, sql) VALUES ((SELECT max(number) FROM changes),
      'DELETE FROM board_items WHERE board = ' || quote(new.board) || ' AND asset_id = ' || quote(new.asset_id));
  END;
  CREATE TRIGGER board_items_removed AFTER DELETE ON board_items WHEN EXISTS (SELECT 1 FROM changes WHERE open = 1) BEGIN
    INSERT INTO undo_steps (change, sql) VALUES ((SELECT max(number) FROM changes),
      'INSERT INTO board_items VALUES (' || quote(old.board) || ', ' || quote(old.asset_id) || ', ' || old.position || ')');
  END;
  `,
  `
  -- A version of a brand never changes; the scorer stands apart because it is large and seldom read.
  CREATE TABLE brands (name TEXT PRIMARY KEY COLLATE NOCASE) WITHOUT ROWID;
  CREATE TABLE brand_versions (
    brand TEXT NOT NULL COLLATE NOCASE REFERENCES brands(name) ON UPDATE CASCADE,
    version INTEGER NOT NULL,
    data TEXT NOT NULL,
    scorer TEXT NOT NULL,
    PRIMARY KEY (brand, version)
  );
  CREATE TRIGGER brands_added AFTER INSERT ON brands WHEN EXISTS (SELECT 1 FROM changes WHERE open = 1) BEGIN
    INSERT INTO undo_steps (change, sql) VALUES ((SELECT max(number) FROM changes),
      'DELETE FROM brands WHERE name = ' || quote(new.name));
  END;
  CREATE TRIGGER brands_removed AFTER DELETE ON brands WHEN EXISTS (SELECT 1 FROM changes WHERE open = 1) BEGIN
    INSERT INTO undo_steps (change, sql) VALUES ((SELECT max(number) FROM changes),
      'INSERT INTO brands VALUES (' || quote(old.name) || ')');
  END;
  -- Its versions follow a new name by themselves, there and back.
  CREATE TRIGGER brands_changed AFTER UPDATE ON brands WHEN EXISTS (SELECT 1 FROM changes WHERE open = 1) BEGIN
    INSERT INTO undo_steps (change, sql) VALUES ((SELECT max(number) FROM changes),
      'UPDATE brands SET name = ' || quote(old.name) || ' WHERE name = ' || quote(new.name));
  END;
  CREATE TRIGGER brand_versions_added AFTER INSERT ON brand_versions WHEN EXISTS (SELECT 1 FROM changes WHERE open = 1) BEGIN
    INSERT INTO undo_steps (change, sql) VALUES ((SELECT max(number) FROM changes),
      'DELETE FROM brand_versions WHERE brand = ' || quote(new.brand) || ' AND version = ' || new.version);
  END;
  CREATE TRIGGER brand_versions_removed AFTER DELETE ON brand_versions WHEN EXISTS (SELECT 1 FROM changes WHERE open = 1) BEGIN
    INSERT INTO undo_steps (change, sql) VALUES ((SELECT max(number) FROM changes),
      'INSERT INTO brand_versions VALUES (' || quote(old.brand) || ', ' || old.version || ', ' || quote(old.data) || ', ' || quote(old.scorer) || ')');
  END;
  `,
  `
  -- As with tags, no reference to assets: a thumb outlives the file. The query stands in normal form.
  CREATE TABLE thumbs (
    query TEXT NOT NULL,
    asset_id TEXT NOT NULL,
    thumb TEXT NOT NULL CHECK (thumb IN ('up', 'down')),
    PRIMARY KEY (query, asset_id)
  ) WITHOUT ROWID;
  CREATE TRIGGER thumbs_added AFTER INSERT ON thumbs WHEN EXISTS (SELECT 1 FROM changes WHERE open = 1) BEGIN
    INSERT INTO undo_steps (change, sql) VALUES ((SELECT max(number) FROM changes),
      'DELETE FROM thumbs WHERE query = ' || quote(new.query) || ' AND asset_id = ' || quote(new.asset_id));
  END;
  CREATE TRIGGER thumbs_removed AFTER DELETE ON thumbs WHEN EXISTS (SELECT 1 FROM changes WHERE open = 1) BEGIN
    INSERT INTO undo_steps (change, sql) VALUES ((SELECT max(number) FROM changes),
      'INSERT INTO thumbs VALUES (' || quote(old.query) || ', ' || quote(old.asset_id) || ', ' || quote(old.thumb) || ')');
  END;

  -- What judged queries found at some time, as JSON, to compare later ones with.
  CREATE TABLE evaluation_runs (name TEXT PRIMARY KEY COLLATE NOCASE, data TEXT NOT NULL) WITHOUT ROWID;
  CREATE TRIGGER evaluation_runs_added AFTER INSERT ON evaluation_runs WHEN EXISTS (SELECT 1 FROM changes WHERE open = 1) BEGIN
    INSERT INTO undo_steps (change, sql) VALUES ((SELECT max(number) FROM changes),
      'DELETE FROM evaluation_runs WHERE name = ' || quote(new.name));
  END;
  CREATE TRIGGER evaluation_runs_removed AFTER DELETE ON evaluation_runs WHEN EXISTS (SELECT 1 FROM changes WHERE open = 1) BEGIN
    INSERT INTO undo_steps (change, sql) VALUES ((SELECT max(number) FROM changes),
      'INSERT INTO evaluation_runs VALUES (' || quote(old.name) || ', ' || quote(old.data) || ')');
  END;
  `,
];
