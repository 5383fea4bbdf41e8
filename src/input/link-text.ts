import { type Link, linkKinds } from '../incidents/link.ts';

/** A link as typed: `alert HighLatency`, `https://…`, the id of an SLO; else the path of a runbook. */
export function readLink(text: string, slos: readonly string[]): Link {
  const [first = '', ...rest] = text.trim().split(/\s+/);
  const kind = linkKinds.find((one) => one === first.toLowerCase());
  if (kind !== undefined && rest.length > 0) return { kind, target: rest.join(' ') };
  const target = text.trim();
  if (/^https?:\/\//i.test(target)) return { kind: 'url', target };
  return { kind: slos.includes(target) ? 'slo' : 'runbook', target };
}
