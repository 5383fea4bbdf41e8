import type { Refusal } from './refusal.ts';

/** Why a change was not made, in one line: `INC-3 was already acknowledged by bob 3 s ago`. */
export function refusalMessage(refusal: Refusal, now: number): string {
  const { id } = refusal;
  switch (refusal.kind) {
    case 'not-found':
      return `there is no incident ${id}`;
    case 'already-acknowledged':
      return `${id} was already acknowledged by ${refusal.by} ${ago(refusal.at, now)}`;
    case 'already-escalated':
      return `${id} was already escalated by ${refusal.by} ${ago(refusal.at, now)}, to level ${refusal.level} (${refusal.who})`;
    case 'already-mitigated':
      return `${id} was already mitigated by ${refusal.by} ${ago(refusal.at, now)}`;
    case 'already-resolved':
      return `${id} was already resolved by ${refusal.by} ${ago(refusal.at, now)}`;
    case 'not-due':
      return `${id} has no deadline that is over`;
    case 'same-severity':
      return `${id} is ${refusal.severity} already`;
    case 'wrong-state':
      return `${id} is ${refusal.state}: it can't be ${refusal.wanted}`;
    case 'merged':
      return `${id} was merged into ${refusal.into}: act on that one`;
    case 'same-incident':
      return `${id} can't be merged into itself`;
    case 'same-role':
      return refusal.user === null
        ? `nobody is ${refusal.role} of ${id}`
        : `${refusal.user} is ${refusal.role} of ${id} already`;
    case 'has-war-room':
      return `${id} has a war room already: ${refusal.place}`;
    case 'same-link':
      return `${id} has that link already`;
    case 'no-action':
      return `${id} has no action item ${refusal.number}: ${lastAction(refusal.last)}`;
    case 'action-over':
      return `action item ${refusal.number} of ${id} was already ${refusal.state} by ${refusal.by} ${ago(refusal.at, now)}`;
    case 'action-open':
      return `action item ${refusal.number} of ${id} is open already`;
    case 'same-action':
      return `action item ${refusal.number} of ${id} is like that already`;
    case 'too-many-actions':
      return `${id} has ${refusal.most} action items already: keep further ones with another incident`;
    case 'not-undoable':
      return `the last change of ${id} can't be taken back`;
    case 'too-late':
      return `the last change of ${id} is more than 10 s ago: it can't be taken back any more`;
    case 'moved-on':
      return `${id} was changed by ${refusal.by} ${ago(refusal.at, now)}: nothing was taken back`;
  }
}

function lastAction(last: number): string {
  if (last === 0) return 'it has none';
  return last === 1 ? 'its only one is 1' : `it has 1 to ${last}`;
}

const units = [
  { name: 'd', ms: 86_400_000 },
  { name: 'h', ms: 3_600_000 },
  { name: 'min', ms: 60_000 },
  { name: 's', ms: 1_000 },
] as const;

/** A time of the store seen from another clock may lie ahead: that is "just now" too. */
function ago(at: number, now: number): string {
  const passedMs = now - at;
  const unit = units.find(({ ms }) => passedMs >= ms);
  return unit ? `${Math.floor(passedMs / unit.ms)} ${unit.name} ago` : 'just now';
}
