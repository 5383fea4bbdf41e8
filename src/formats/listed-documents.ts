import { Document, isAlias, isCollection, isMap, isSeq, type Node, type YAMLSeq } from 'yaml';
import type { SourceDocument } from './source-document.ts';

/**
 * A document that is a list of objects (OpenSLO), or a Kubernetes List of them, as one document an
 * object; any other as it is.
 */
export function listedDocuments(document: SourceDocument): readonly SourceDocument[] {
  const list = listIn(document);
  if (list === null || list.items.length === 0) return [document];
  return list.items.map((item) => {
    const node = isAlias(item) ? item.resolve(document.yaml) : (item as Node);
    const yaml = new Document();
    yaml.contents = isCollection(node) ? node : null;
    // Anchors belong to the whole file: the item is resolved where they are.
    const data: unknown = node?.toJS(document.yaml);
    return { ...document, yaml, data };
  });
}

function listIn({ yaml: { contents } }: SourceDocument): YAMLSeq | null {
  if (isSeq(contents)) return contents;
  if (!isMap(contents) || !/List$/.test(String(contents.get('kind') ?? ''))) return null;
  const items = contents.get('items');
  return isSeq(items) ? items : null;
}
