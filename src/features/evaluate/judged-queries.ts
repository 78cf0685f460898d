import { MotifError } from '../../core/errors.js';
import { queryKey } from '../../core/library/anchored-query.js';
import type { Library } from '../../core/library/library.js';
import { findAsset } from '../../core/library/references.js';
import { parseQuery } from '../../core/query/grammar.js';
import type { Query } from '../../core/query/query.js';
import { type JudgedLine, readJudgedFile } from './judged-file.js';
import { kindOf } from './kinds.js';

/** A query with what is right for it. */
export interface JudgedQuery {
  /** In normal form. */
  query: string;
  kind: string;
  /** Grade above 0 of each right picture, by id; at least one. */
  grades: Map<string, number>;
}

export interface JudgedSet {
  queries: JudgedQuery[];
  /** Pictures judged right that the library does not hold. */
  unknown: string[];
  /** Queries that were left out because no picture of the library is right for them. */
  empty: number;
  /** Queries judged by thumbs. */
  byThumbs: number;
}

/**
 * Returns the judged queries of a file, of the library's thumbs, or of both, each once; thumbs alone where no file is given
 * and `feedback` is left open. Throws `not_found` without any.
 */
export async function judgedQueries(
  {
    judged,
    feedback = judged === undefined,
  }: { judged?: string | undefined; feedback?: boolean | undefined },
  library: Library,
  dir?: string,
): Promise<JudgedSet> {
  const lines = judged === undefined ? [] : await readJudgedFile(judged, dir);
  const set = new Collector(library, dir);
  for (const line of lines) set.addLine(line, judged!);
  const thumbs = feedback ? library.ledger.thumbs.list() : [];
  for (const { query, up } of thumbs) set.addThumbs(query, up);
  const collected = set.finish();
  if (collected.queries.length > 0) return collected;
  throw new MotifError('not_found', 'Expected judged queries, received none with a right picture', {
    hint: 'Judge some answers: motif feedback up "red umbrella" a.png; or give a file of judged queries with --judged.',
  });
}

class Collector {
  private readonly found = new Map<string, JudgedQuery>();
  private readonly unknown = new Set<string>();
  private byThumbs = 0;

  constructor(
    private readonly library: Library,
    private readonly dir: string | undefined,
  ) {}

  addLine({ line, query: text, kind, relevant }: JudgedLine, file: string): void {
    const query = parseLine(text, line, file);
    const known = this.queryOf(queryKey(query, this.library, this.dir), kind ?? kindOf(query));
    for (const { picture, grade } of relevant) {
      const asset = findAsset(this.library, picture, this.dir);
      if (asset === undefined) this.unknown.add(picture);
      else known.grades.set(asset.id, Math.max(grade, known.grades.get(asset.id) ?? 0));
    }
  }

  addThumbs(text: string, up: readonly string[]): void {
    if (up.length === 0) return;
    const known = this.queryOf(text, kindOf(parseQuery(text)));
    const here = new Set(this.library.ledger.assets(up).map(({ id }) => id));
    for (const id of up) {
      if (here.has(id)) known.grades.set(id, known.grades.get(id) ?? 1);
      else this.unknown.add(id);
    }
    if (here.size > 0) this.byThumbs++;
  }

  finish(): JudgedSet {
    const all = [...this.found.values()];
    const queries = all.filter(({ grades }) => grades.size > 0);
    return {
      queries,
      unknown: [...this.unknown],
      empty: all.length - queries.length,
      byThumbs: this.byThumbs,
    };
  }

  private queryOf(query: string, kind: string): JudgedQuery {
    const known = this.found.get(query) ?? { query, kind, grades: new Map() };
    this.found.set(query, known);
    return known;
  }
}

function parseLine(text: string, line: number, file: string): Query {
  try {
    return parseQuery(text);
  } catch (error) {
    if (!(error instanceof MotifError)) throw error;
    const { message, hint } = error;
    throw new MotifError(
      'invalid_input',
      `Expected a query for line ${line} of ${file}, received a faulty one. ${message}`,
      {
        hint,
        path: `${file}:${line}`,
        cause: error,
      },
    );
  }
}
