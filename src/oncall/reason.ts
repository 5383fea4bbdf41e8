import { type Role, roles } from './schedule.ts';
import type { Segment, Source } from './segments.ts';
import type { Turn } from './turns.ts';

/**
 * Why these people are on call, for who reads it at night: `week 1`, `override by carol over
 * week 1`, `nights turn 2 (secondary: days turn 1)`.
 */
export function reasonOf({ sources }: Segment): string {
  const { primary, secondary, escalation } = sources;
  const isPlain = !(primary.override || secondary.override || escalation.override);
  // Nearly every shift is one turn of one layer.
  if (isPlain && primary.turn && onlyTurn(sources) === primary.turn) return turnName(primary.turn);
  const scheduled = scheduledName(sources);
  const shown = roles.map((role) => sources[role]).filter(({ override }) => override !== null);
  const by = distinct(shown.map(({ holder }) => holder).filter((name) => name !== null));
  const off = distinct(shown.filter(({ holder }) => holder === null).map(removed)).join(' and ');
  if (by.length === 0) return off === '' ? scheduled : `${off} taken off ${scheduled}`;
  const overridden = `override by ${by.join(' and ')}`;
  const over = scheduled === '' ? 'where nobody was on call' : `over ${scheduled}`;
  return `${overridden} ${over}${off === '' ? '' : `, ${off} taken off`}`;
}

/** The turn behind every role that has one, or null when there are several. */
function onlyTurn({ primary, secondary, escalation }: Segment['sources']): Turn | null {
  const others = [secondary.turn, escalation.turn];
  return others.every((turn) => turn === null || turn === primary.turn) ? primary.turn : null;
}

function scheduledName(sources: Segment['sources']): string {
  const [first, ...others] = scheduledGroups(sources);
  return first ? [first.name, ...aside(others)].join(' ') : '';
}

type Group = { readonly name: string; readonly roles: Role[] };

/** The turns behind the roles, each once; the primary's first. */
function scheduledGroups(sources: Segment['sources']): readonly Group[] {
  const groups: Group[] = [];
  for (const role of roles) {
    const { turn } = sources[role];
    if (!turn) continue;
    const name = turnName(turn);
    const group = groups.find((one) => one.name === name);
    if (group) group.roles.push(role);
    else groups.push({ name, roles: [role] });
  }
  return groups;
}

function aside(groups: readonly Group[]): readonly string[] {
  if (groups.length === 0) return [];
  return [`(${groups.map((group) => `${group.roles.join(', ')}: ${group.name}`).join('; ')})`];
}

function turnName(one: Turn): string {
  if ('title' in one) return one.title;
  const { layer, number } = one;
  const turn = `${layer.turnName} ${number}`;
  return layer.name === null ? turn : `${layer.name} ${turn}`;
}

function removed({ turn, override }: Source): string {
  return (
    override?.insteadOf ?? (turn && override?.role ? turn.holders[override.role] : null) ?? 'nobody'
  );
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
