import { describe, expect, test } from 'vitest';
import { handoff, lastHandoff, type Rotation } from '../../src/oncall/rotation.ts';
import type { TurnLength } from '../../src/oncall/schedule.ts';
import { toLocal } from '../../src/zones/local-time.ts';
import { conformanceCases } from './conformance.ts';

type GoAlertRotation = {
  readonly type: 'hourly' | 'daily' | 'weekly' | 'monthly';
  readonly shiftLength: number;
  readonly start: string;
};

type Case = {
  readonly id: string;
  readonly kind: 'handoff-series' | 'shift-end' | 'chained-end';
  readonly name: string;
  readonly timeZone: string;
  readonly rotation: GoAlertRotation;
  readonly at: string;
  readonly walk: { fromInstant: string; toInstant: string; stepSeconds: number };
  readonly expectedHandoffs: readonly string[];
  readonly expectedStart?: string;
  readonly expectedEnd?: string;
  readonly expectedChainedEnds: readonly string[];
};

const units = { hourly: 'h', daily: 'd', weekly: 'w', monthly: 'mo' } as const;

function rotationOfCase({ timeZone, rotation }: Case): Rotation {
  const length: TurnLength = { count: rotation.shiftLength, unit: units[rotation.type] };
  return { timeZone, length, starts: toLocal(Date.parse(rotation.start), timeZone) };
}

function startAt(rotation: Rotation, at: number): number {
  return handoff(rotation, lastHandoff(rotation, at));
}

function endAt(rotation: Rotation, at: number): number {
  return handoff(rotation, lastHandoff(rotation, at) + 1);
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

function inUtc(text: string): string {
  return iso(Date.parse(text));
}

/** Every start and end met on the walk, in order. */
function walk(rotation: Rotation, { walk: { fromInstant, toInstant, stepSeconds } }: Case) {
  const seen = new Set<number>();
  const until = Date.parse(toInstant);
  for (let at = Date.parse(fromInstant); at <= until; at += stepSeconds * 1000) {
    seen.add(startAt(rotation, at)).add(endAt(rotation, at));
  }
  return [...seen].sort((a, b) => a - b).map(iso);
}

const cases = conformanceCases<Case>('goalert-rotation.json');
const ofKind = (kind: Case['kind']) => (cases ?? []).filter((one) => one.kind === kind);

describe.skipIf(!cases)("GoAlert's rotations", () => {
  test('the file has cases', () => expect(cases?.length).toBeGreaterThan(40));

  test.each(ofKind('handoff-series'))('$id $name', (one) => {
    const rotation = rotationOfCase(one);
    expect(walk(rotation, one)).toEqual(one.expectedHandoffs.map(inUtc));
  });

  test.each(ofKind('shift-end'))('$id $name', (one) => {
    const rotation = rotationOfCase(one);
    const at = Date.parse(one.at);
    if (one.expectedStart) expect(iso(startAt(rotation, at))).toBe(inUtc(one.expectedStart));
    if (one.expectedEnd) expect(iso(endAt(rotation, at))).toBe(inUtc(one.expectedEnd));
    expect(one.expectedStart ?? one.expectedEnd).toBeDefined();
  });

  test.each(ofKind('chained-end'))('$id $name', (one) => {
    const rotation = rotationOfCase(one);
    let at = Date.parse(one.at);
    const ends = one.expectedChainedEnds.map(() => {
      at = endAt(rotation, at);
      return iso(at);
    });
    expect(ends).toEqual(one.expectedChainedEnds.map(inUtc));
  });
});
