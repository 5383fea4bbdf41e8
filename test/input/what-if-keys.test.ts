import { expect, test } from 'vitest';
import { turned } from '../../src/input/what-if-keys.ts';
import { selectedSlo } from '../../src/live/selection.ts';
import { ownChoice, whatIf, whatIfChoices } from '../../src/live/selectors/what-if.ts';
import { firstView } from '../../src/live/view-moves.ts';
import { liveFixture } from '../support/live-fixture.ts';

const screen = { kind: 'slo', id: 'api-service/availability' } as const;
const view = { ...firstView('overview'), stack: [{ kind: 'overview' } as const, screen] };
const state = liveFixture({ view });

function choose(keys: string) {
  const choices = whatIfChoices(state);
  const slo = selectedSlo(state)?.slo;
  if (choices === null || slo === undefined) throw new Error('no history');
  const last = [...keys].reduce(
    (choice, key) => turned(choice, key, state) ?? choice,
    ownChoice(choices, slo),
  );
  return whatIf(state, last);
}

test('begins with the SLO as it is, whose budget is the known one', () => {
  const start = choose('');
  expect(start).toMatchObject({ objective: 0.999, window: '30d', exclusion: { name: 'nothing' } });
  expect(start?.supposed.remaining).toBeCloseTo(start?.status.budget.remaining ?? Number.NaN, 9);
});

test('keys go through targets to their ends, and through windows and exclusions in a ring', () => {
  expect(choose('+')).toMatchObject({ objective: 0.9995 });
  expect(choose('+++++++++')).toMatchObject({ objective: 0.99999 });
  expect(choose('---------')).toMatchObject({ objective: 0.9 });
  expect(choose('w')).toMatchObject({ window: '28d' });
  expect(choose('wwww')).toMatchObject({ window: '30d' });
  expect(choose('x')?.exclusion.name).toMatch(/^the worst 6h, /);
  expect(choose('xx')?.exclusion.name).toMatch(/^INC-42, /);
  expect(choose('xxx')?.exclusion.name).toBe('nothing');
});
