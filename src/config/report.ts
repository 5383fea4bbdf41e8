import { clean } from '../text/clean.ts';
import type { ConfigNote } from './config.ts';
import { ConfigError } from './config-error.ts';
import type { ConfigDocument } from './document.ts';
import { type ConfigPath, type Position, pathText, positionOf } from './position.ts';
import type { Reading } from './reading.ts';

type Issue = Position & { readonly message: string };

/** Collects what is wrong, and what works but is worth saying, while a configuration is read. */
export type Report = {
  /** Something that can't stand; said at the value, at its key, or at a position inside it. */
  readonly issue: (path: ConfigPath, message: string, where?: 'key' | 'value' | Position) => void;
  readonly note: (path: ConfigPath, message: string, where?: Position) => void;
  /** The value of a reading; a refusal becomes an issue and null. */
  readonly take: <T>(path: ConfigPath, reading: Reading<T>) => T | null;
  /** Throws ConfigError for the first issue (a misspelling, else the topmost in the file), saying how many more there are. */
  readonly stopAtIssues: () => void;
  readonly notes: () => readonly ConfigNote[];
};

export function createReport(document: ConfigDocument): Report {
  const issues = new Map<string, Issue>();
  const notes: ConfigNote[] = [];
  const issue: Report['issue'] = (path, message, where = 'value') => {
    const position = typeof where === 'string' ? positionOf(document, path, where) : where;
    const found = { ...position, message: named(path, message) };
    // Two SLOs over one broken query are one thing to repair.
    issues.set(`${found.line}:${found.column}: ${found.message}`, found);
  };
  return {
    issue,
    note: (path, message, where = positionOf(document, path)) => {
      notes.push({ ...where, message: clean(named(path, message)) });
    },
    take: (path, reading) => {
      if (reading.ok) return reading.value;
      issue(path, reading.message);
      return null;
    },
    stopAtIssues: () => {
      const sorted = [...issues.values()].sort((a, b) => a.line - b.line || a.column - b.column);
      const first = sorted.find(isHint) ?? sorted[0];
      if (first === undefined) return;
      const all = sorted.map((one) => ({ ...one, message: clean(one.message) }));
      throw new ConfigError(clean(errorLine(document, first, sorted.length - 1)), all);
    },
    notes: () => notes,
  };
}

/** A misspelt key is why another one is missing: it goes first. */
function isHint({ message }: Issue): boolean {
  return message.includes('did you mean');
}

function named(path: ConfigPath, message: string): string {
  return path.length === 0 ? message : `${pathText(path)}: ${message}`;
}

function errorLine(document: ConfigDocument, issue: Issue, more: number): string {
  const rest = more === 0 ? '' : ` (and ${more} more)`;
  return `${document.label}:${issue.line}:${issue.column}: ${issue.message}${rest}`;
}
