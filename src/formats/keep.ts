import type { ConfigPath } from '../config/position.ts';
import type { ImportNote, KeptPart } from './imported-slo.ts';
import { firstLine, originalText, type SourceDocument, valueAt } from './source-document.ts';

/** A note that holds the source's own lines. */
export function keepPart(document: SourceDocument, path: ConfigPath, message: string): ImportNote {
  return { line: firstLine(document, path), message, original: originalText(document, path) };
}

/** A remark on a part that is imported: nothing is left to keep. */
export function remark(document: SourceDocument, path: ConfigPath, message: string): ImportNote {
  return { line: firstLine(document, path), message, original: null };
}

/** A part that becomes no SLO at all. */
export function keepWhole(document: SourceDocument, path: ConfigPath, message: string): KeptPart {
  return { kind: 'kept', file: document.label, notes: [keepPart(document, path, message)] };
}

/** Everything a map holds beside the keys that were read, so that nothing is lost in silence. */
export function leftOver(
  document: SourceDocument,
  path: ConfigPath,
  read: readonly string[],
  reasons: Readonly<Record<string, string>> = {},
): readonly ImportNote[] {
  const map = valueAt(document.data, path);
  if (typeof map !== 'object' || map === null) return [];
  return Object.entries(map)
    .filter(([key, value]) => !read.includes(key) && value !== null)
    .map(([key]) => {
      const reason = reasons[key] ?? 'has no place in the configuration';
      return keepPart(document, [...path, key], `${key}: ${reason}`);
    });
}

/** Why the alerts another tool would raise are not taken over. */
export const ownAlerts = 'not imported: onduty rules writes burn-rate alerts of its own';
