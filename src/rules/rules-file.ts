import { Document, isMap, type YAMLMap } from 'yaml';
import type { RuleGroup } from './rule.ts';

const heading = ` Written by onduty rules: change the SLOs and write it again, rather than this file.
 Load it with rule_files in prometheus.yml.`;

/** The groups as data: what Prometheus reads, without the notes. */
export function rulesData(groups: readonly RuleGroup[]): { readonly groups: readonly unknown[] } {
  return { groups: groups.map(({ name, interval, rules }) => ({ name, interval, rules })) };
}

/** A Prometheus rules file. */
export function rulesFile(groups: readonly RuleGroup[]): string {
  const document = yamlDocument(rulesData(groups));
  document.commentBefore = heading;
  groups.forEach(({ notes }, at) => {
    const group = document.getIn(['groups', at]);
    if (isMap(group)) addNotes(group, notes);
  });
  return printYaml(document);
}

function addNotes(group: YAMLMap, notes: readonly string[]): void {
  if (notes.length > 0) group.commentBefore = notes.map((note) => ` ${note}`).join('\n');
}

/** YAML 1.1 as Go reads it: a service named `on` is put in quotes. Equal parts are never aliased. */
export function yamlDocument(data: unknown): Document {
  return new Document(data, { version: '1.1', aliasDuplicateObjects: false });
}

/** Text of a document, its lines never folded. */
export function printYaml(document: Document): string {
  return document.toString({ lineWidth: 0 });
}
