import { isMap, isScalar, type Node, type Pair } from 'yaml';
import { clean } from '../text/clean.ts';
import type { ConfigDocument } from './document.ts';
import { nodeAt } from './position.ts';

/**
 * A list of lines as a person wrote them. To YAML `- Slack channel: #on-call` is a map with nothing
 * in it and a comment; here it is a line that names a channel.
 */
export function readRemarks(
  document: ConfigDocument,
  key: 'responsibilities' | 'support',
  remarks: readonly unknown[] | null | undefined,
): readonly string[] {
  return (remarks ?? []).map((_, index) => clean(lineOf(nodeAt(document, [key, index]))));
}

function lineOf(node: Node | null): string {
  if (isMap(node)) return node.items.map(pairLine).join(', ');
  return textWithChannel(node);
}

function pairLine({ key, value }: Pair): string {
  const text = isScalar(value) ? textWithChannel(value) : String(value ?? '');
  return text === '' ? String(key) : `${key}: ${text}`;
}

/** The text, with a comment that is no comment: `#on-call` names a channel, `# later` is a remark. */
function textWithChannel(node: Node | null): string {
  if (!isScalar(node)) return '';
  const text = node.value === null ? '' : (node.source ?? String(node.value));
  const [comment = ''] = (node.comment ?? '').split('\n');
  return /^\w/.test(comment) ? `${text} #${comment}`.trim() : text;
}
