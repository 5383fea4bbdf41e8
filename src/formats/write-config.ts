import { Document, isMap } from 'yaml';
import { clean, cleanLines } from '../text/clean.ts';
import { sliData } from './imported-form.ts';
import type { Imported, ImportedSlo, ImportNote, KeptPart } from './imported-slo.ts';

// Another tool's queries are whole, and its services are seldom values of a label: a matcher added to
// them would match nothing.
const labelRemark = [
  'serviceLabel: null: these queries say themselves whose events they count. Name the label again',
  '(service, job, …) when you add queries that count the events of every service.',
];

/** A commented configuration that holds what was imported, and as comments what could not be. */
export function writeConfig(imported: readonly Imported[], heading: readonly string[]): string {
  const slos = imported.filter((one) => one.kind === 'slo');
  const services = [...new Set(slos.map(({ service }) => service))];
  const document = new Document(
    {
      ...(slos.length > 0 && { serviceLabel: null }),
      services: services.map((name) => ({
        name,
        slos: slos.filter(({ service }) => service === name).map(sloData),
      })),
    },
    { aliasDuplicateObjects: false },
  );
  document.commentBefore = comment([...heading, ...(slos.length > 0 ? ['', ...labelRemark] : [])]);
  services.forEach((name, at) => {
    slos
      .filter(({ service }) => service === name)
      .forEach((slo, index) => {
        const node = document.getIn(['services', at, 'slos', index]);
        const lines = sloComment(slo);
        if (isMap(node) && lines.length > 0) node.commentBefore = comment(lines);
      });
  });
  const kept = imported.filter((one) => one.kind === 'kept').flatMap(keptComment);
  if (kept.length > 0) document.comment = comment(['Not imported:', ...kept]);
  return document.toString({ lineWidth: 0 });
}

function sloData({ name, percent, window, sli, by }: ImportedSlo) {
  return {
    name,
    target: `${percent}%`,
    window,
    ...(by.length > 0 && { by }),
    sli: sliData(sli),
  };
}

function sloComment({ file, description, notes }: ImportedSlo): readonly string[] {
  const prose = description === null ? [] : description.split('\n');
  return [...prose, ...notes.flatMap((note) => noteLines(file, note))];
}

function keptComment({ file, notes }: KeptPart): readonly string[] {
  return notes.flatMap((note) => ['', ...noteLines(file, note)]);
}

function noteLines(file: string, { line, message, original }: ImportNote): readonly string[] {
  const own = original === null ? [] : original.split('\n').map((text) => `  ${text}`);
  return [clean(`${file}:${line}: ${message}`), ...own];
}

/** Lines as the YAML library wants a comment: each with the space that follows the #. */
function comment(lines: readonly string[]): string {
  return lines.map((line) => ` ${cleanLines(line)}`.trimEnd() || ' ').join('\n');
}
