import { createRequire } from 'node:module';
import path from 'node:path';
import type { Database as LibsqlDatabase } from 'libsql';
import { MotifError } from '../errors.js';
import { readHolder } from './lease.js';

export type Value = string | number | null;
export type Row = Record<string, Value>;

/** A prepared statement; parameters are positional. */
export interface Statement {
  run(...values: Value[]): { changes: number };
  get(...values: Value[]): Row | undefined;
  all(...values: Value[]): Row[];
}

export interface Sqlite {
  /** Returns the statement, prepared once. */
  prepare(sql: string): Statement;
  exec(sql: string): void;
  /**
   * Runs `work` in one transaction (IMMEDIATE): all of it is durable when this returns, or none of it happened. Inside
   * another one it is a part of that.
   */
  transaction<T>(work: () => T): T;
  close(): void;
}

/**
 * Returns an open SQLite database that survives power loss: WAL, `synchronous = FULL`. Waits `waitMs` for another
 * process to finish its write.
 *
 * @throws MotifError `conflict` naming the writer when that took longer, `store_failed` for a file that is no database,
 *   is damaged, or may not be written.
 */
export function openSqlite(file: string, { waitMs = 10_000 } = {}): Sqlite {
  // libsql is CommonJS; require keeps this call synchronous and still loads it only when a library is opened.
  const Database = createRequire(import.meta.url)('libsql') as new (path: string) => LibsqlDatabase;
  const database = guarded(file, () => {
    const opened = new Database(file);
    opened.exec(`PRAGMA busy_timeout = ${waitMs}`);
    opened.exec('PRAGMA journal_mode = WAL');
    opened.exec('PRAGMA synchronous = FULL');
    opened.exec('PRAGMA foreign_keys = ON');
    return opened;
  });
  const statements = new Map<string, Statement>();

  function prepare(sql: string): Statement {
    let statement = statements.get(sql);
    if (!statement) {
      const prepared = guarded(file, () => database.prepare(sql));
      statement = {
        run: (...values) => guarded(file, () => prepared.run(...values) as { changes: number }),
        get: (...values) => guarded(file, () => withoutMetadata(prepared.get(...values) as Row | undefined)),
        all: (...values) => guarded(file, () => prepared.all(...values) as Row[]),
      };
      statements.set(sql, statement);
    }
    return statement;
  }

  return {
    prepare,
    exec: (sql) => guarded(file, () => void database.exec(sql)),
    transaction(work) {
      if (database.inTransaction) return work();
      guarded(file, () => database.exec('BEGIN IMMEDIATE'));
      try {
        const result = work();
        guarded(file, () => database.exec('COMMIT'));
        return result;
      } catch (error) {
        if (database.inTransaction) database.exec('ROLLBACK');
        throw error;
      }
    },
    close() {
      statements.clear();
      database.close();
    },
  };
}

/** libsql adds `_metadata` to a single row; callers compare and spread rows. */
function withoutMetadata(found: Row | undefined): Row | undefined {
  if (found && '_metadata' in found) delete found._metadata;
  return found;
}

function guarded<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    if (typeof code !== 'string' || !code.startsWith('SQLITE')) throw error;
    if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) throw busy(file, error);
    throw new MotifError('store_failed', `Expected a usable ledger, received ${code} from ${file}`, {
      hint: hintFor(code),
      path: file,
      cause: error,
    });
  }
}

/** The lock of the library's writer lies beside the ledger. */
function busy(file: string, cause: unknown): MotifError {
  const holder = readHolder(path.join(path.dirname(file), 'writer.lock'));
  const other = holder ? `process ${holder.pid} on ${holder.host}` : 'another process';
  return new MotifError('conflict', `Expected to write to the ledger, received ${other} writing`, {
    hint: 'Try again when it has finished; searching works meanwhile.',
    path: file,
    cause,
  });
}

function hintFor(code: string): string {
  if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT')) {
    return 'The ledger is damaged. Restore it from a backup, or move .motif away and run motif index to build it anew.';
  }
  if (code.startsWith('SQLITE_FULL')) return 'The disk is full; make room and run the command again.';
  if (
    code.startsWith('SQLITE_READONLY') ||
    code.startsWith('SQLITE_CANTOPEN') ||
    code.startsWith('SQLITE_IOERR')
  ) {
    return 'Check that the folder .motif exists and may be written by you.';
  }
  return 'Run the command again; if it fails again, move .motif away and run motif index to build it anew.';
}
