import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** One concept of the lexicon; training/lexicon/README.md says what the columns mean. */
export interface LexiconEntry {
  key: string;
  english: string[];
  chinese: string[];
  /** 1 (rare) to 5 (a word that every child knows). */
  commonness: number;
  drawnBy: string[];
  domain: string;
}

/** Returns all entries of the lexicon folder, its files in the order of their names; a key that comes again joins the first. */
export function readLexicon(folder: string): LexiconEntry[] {
  const entries = new Map<string, LexiconEntry>();
  const files = readdirSync(folder).filter((name) => name.endsWith('.tsv'));
  for (const file of files.sort()) {
    const lines = readFileSync(path.join(folder, file), 'utf8').split('\n');
    for (const [index, line] of lines.entries()) {
      if (line === '') continue;
      const entry = parseLine(line, path.basename(file, '.tsv'), `${file}:${index + 1}`);
      const known = entries.get(entry.key);
      if (known === undefined) entries.set(entry.key, entry);
      else join(known, entry);
    }
  }
  return [...entries.values()];
}

function parseLine(line: string, domain: string, place: string): LexiconEntry {
  const columns = line.split('\t');
  const [english, chinese, commonness, drawnBy] = columns;
  const entry = {
    english: names(english),
    chinese: names(chinese),
    commonness: Number(commonness),
    drawnBy: names(drawnBy),
    domain,
  };
  const key = entry.english[0];
  const isWhole = columns.length === 4 && entry.chinese.length > 0 && /^[1-5]$/.test(commonness ?? '');
  if (key === undefined || !isWhole) {
    throw new Error(
      `Expected english, chinese, commonness and drawn by at ${place}, received ${JSON.stringify(line)}`,
    );
  }
  return { key, ...entry };
}

function join(known: LexiconEntry, other: LexiconEntry): void {
  known.english = [...new Set([...known.english, ...other.english])];
  known.chinese = [...new Set([...known.chinese, ...other.chinese])];
  known.drawnBy = [...new Set([...known.drawnBy, ...other.drawnBy])];
  known.commonness = Math.max(known.commonness, other.commonness);
}

function names(column = ''): string[] {
  return column
    .split('|')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
