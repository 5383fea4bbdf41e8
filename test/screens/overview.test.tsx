import { describe, expect, test } from 'vitest';
import { renderFrame } from '../../screens/render-frame.tsx';
import { commandTable } from '../../src/input/command-table.ts';
import { failed, received, waiting } from '../../src/live/remote.ts';
import type { LiveState } from '../../src/live/state.ts';
import { firstView } from '../../src/live/view-moves.ts';
import { width } from '../../src/text/width.ts';
import { incident } from '../support/fixture-incidents.ts';
import { sloStatus } from '../support/fixture-slos.ts';
import { fixtureNow } from '../support/fixture-time.ts';
import { liveFixture } from '../support/live-fixture.ts';
import { drawn, type Size } from './drawn.ts';

const wide: Size = { columns: 120, rows: 34 };
const sizes: readonly Size[] = [
  wide,
  { columns: 200, rows: 50 },
  { columns: 100, rows: 14 },
  { columns: 80, rows: 24 },
  { columns: 45, rows: 50 },
  { columns: 30, rows: 20 },
  { columns: 30, rows: 8 },
];

function frame(state: LiveState, size: Size = wide): string[] {
  return drawn(state, size).split('\n');
}

const lineWith = (lines: readonly string[], text: string) =>
  lines.find((line) => line.includes(text)) ?? '';

/** Bordered lines reach exactly to the right edge; a cell too much or too little would show there. */
function expectToFit(lines: readonly string[], { columns, rows }: Size): void {
  expect(lines).toHaveLength(rows);
  const bordered = lines.filter((line) => /^[╭│╰]/.test(line));
  expect(bordered.filter((line) => width(line) !== columns)).toEqual([]);
  expect(lines.filter((line) => width(line) > columns)).toEqual([]);
}

describe.each(sizes)('the overview at $columns x $rows', (size) => {
  test('fits the screen exactly', () => {
    expectToFit(frame(liveFixture(), size), size);
  });

  test('fits with hostile and foreign titles', () => {
    const titles = [
      '日本語のとても長い題名がここにあります'.repeat(4),
      '👩‍👩‍👧👍🏽🇬🇧'.repeat(9),
      'e\u0301'.repeat(200),
      '',
    ];
    const incidents = titles.map((title, index) => incident({ id: `INC-${index}`, title }));
    const slos = titles.map((name, index) =>
      sloStatus({ service: `s${index}`, name: name || 'x' }),
    );
    const state = liveFixture({
      incidents: received(incidents, fixtureNow),
      slos: received(slos, fixtureNow),
    });
    expectToFit(frame(state, size), size);
  });
});

describe('the overview', () => {
  test('tells what burns, what is left and until when, who is on call, what is open', () => {
    const lines = frame(liveFixture());
    expect(lines[0]).toMatch(/onduty {2}prod {2}alice .*14:32:07 UTC {2}14:32 London/);
    expect(lineWith(lines, 'api-service  availability')).toMatch(
      /▸ ▲ .*99\.21% +99\.9% .*23% +14\.9×/,
    );
    expect(lineWith(lines, '9m 58s of 43m 12s left')).toContain('gone in ~1h 52m');
    expect(lineWith(lines, 'primary')).toContain('alice until Mon 09:00 (5d 18h)');
    expect(lineWith(lines, 'INC-42 API 5xx')).toContain('UNACKED 3:12 → bob 1:48');
    expect(lineWith(lines, 'INC-40')).toContain('bob, acked 1h ago');
    expect(lineWith(lines, 'CertificateExpiry')).toContain('silenced to 15:00');
    expect(lines.at(-1)).toContain('a ack  e escalate');
  });

  test('lists the worst first', () => {
    const marks = frame(liveFixture())
      .map((line) => /^│[▸ ] ([▲△◐◇✗!?~●○]) /.exec(line)?.[1])
      .filter((mark) => mark !== undefined);
    expect(marks.join('')).toBe('▲△◐◇✗!?~●○');
  });

  test('shows each data state in words, without colour, and nothing missing as a number', () => {
    const lines = frame(liveFixture());
    expect(lineWith(lines, 'billing ')).toMatch(/\? billing +availability +no data +– +– /);
    expect(lineWith(lines, '○ search ')).toMatch(/○ search +availability +no traffic /);
    expect(lineWith(lines, 'auth ')).toMatch(/! auth .*99\.51% +12m ago .*55% failed/);
    expect(lineWith(lines, 'mail ')).toMatch(/~ mail .*99\.93% +4m ago .*71% +stale/);
  });

  test('contains no control sequence when it has no colours', () => {
    expect(frame(liveFixture()).join('\n')).not.toMatch(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/,
    );
  });

  test('is ASCII alone on a terminal that has no more', () => {
    const ascii = { glyphs: 'ascii', theme: 'monochrome' } as const;
    const text = renderFrame(liveFixture(), { ...wide, ...ascii, commands: commandTable });
    expect(text).toMatch(/^[\x20-\x7e\n]*$/);
    expect(text).toContain('P api-service');
  });

  test('keeps the last good values when a source fails, and says why and how old they are', () => {
    const before = liveFixture();
    const slos = failed({ ...before.slos, at: fixtureNow - 240_000 }, 'Prometheus answered 503');
    const lines = frame(liveFixture({ slos }));
    expect(lineWith(lines, '503')).toContain('! Prometheus answered 503 (shown: 4m old)');
    expect(lineWith(lines, 'api-service')).toContain('99.21%');
  });

  test('says that it waits, or how to go on, where there is nothing yet', () => {
    const empty = frame(
      liveFixture({ slos: waiting, incidents: received([], 0), alerts: received([], 0) }),
    );
    expect(empty.join('\n')).toContain('Asking Prometheus…');
    expect(empty.join('\n')).toContain('No incidents. d declares one.');
    expect(empty.join('\n')).toContain('No alerts.');
  });

  test('shows what is asked of the store as pending until it has answered', () => {
    const pending = [{ incidentId: 'INC-42', verb: 'acknowledging' }];
    expect(lineWith(frame(liveFixture({ pending })), 'INC-42 API')).toContain('acknowledging…');
  });

  test('says what was done last, and that it is paused', () => {
    const flash = { tone: 'good', text: 'INC-42 acknowledged', until: fixtureNow + 1 } as const;
    const lines = frame(liveFixture({ flash, paused: true }));
    expect(lines.at(-1)).toMatch(/✓ INC-42 acknowledged *$/);
    expect(lines[0]).toContain('PAUSED');
  });

  test('says the age of an answer only when it is old', () => {
    const health = [
      { name: 'prometheus', status: 'ok', at: fixtureNow - 120_000, error: null },
      { name: 'store', status: 'failed', at: fixtureNow - 180_000, error: 'gone' },
    ] as const;
    expect(frame(liveFixture({ health }))[0]).toContain(
      '~ prometheus 2m ago   ! store failed, last 3m ago',
    );
  });

  test('shows seconds only while something counts', () => {
    expect(frame(liveFixture({ incidents: received([], 0) }))[0]).toMatch(/ 14:32 UTC/);
  });

  test('filters, and says so', () => {
    const view = firstView('overview');
    const state = liveFixture({
      view: { ...view, filter: { ...view.filter, slos: 'avail page' } },
    });
    const lines = frame(state);
    expect(lines[1]).toContain('/avail page');
    expect(lineWith(lines, '▸ ▲ api-service')).not.toBe('');
    expect(lines.join('\n')).not.toContain('checkout     latency');
  });

  test('keeps the row under the cursor in sight', () => {
    const slos = Array.from({ length: 200 }, (_, index) =>
      sloStatus({ service: `service-${String(index).padStart(3, '0')}`, name: 'availability' }),
    );
    const view = firstView('overview');
    const cursor = { ...view.cursor, slos: 'service-150/availability' };
    const lines = frame(
      liveFixture({ slos: received(slos, fixtureNow), view: { ...view, cursor } }),
    );
    expect(lineWith(lines, '▸ ● service-150')).not.toBe('');
    expect(lineWith(lines, '151/200')).not.toBe('');
  });

  test('says the size it needs when there is too little room', () => {
    expect(frame(liveFixture(), { columns: 20, rows: 5 })[0]).toBe('needs at least 30x8,');
  });

  test('says so between words, where a line ends inside a number too', () => {
    const lines = frame(liveFixture(), { columns: 29, rows: 24 });
    expect(lines.slice(0, 2)).toEqual(['needs at least 30x8, has', '29x24']);
  });

  test('keeps the burn-down at 100 columns, giving up the last facts for it', () => {
    const lines = frame(liveFixture(), { columns: 100, rows: 34 });
    expect(lines.filter((line) => /^│ +\d+% [⠀-⣿]/.test(line))).not.toEqual([]);
    expect(lineWith(lines, '9m 58s of 43m 12s left')).not.toBe('');
    expect(lineWith(lines, 'SEV-1 INC-42')).not.toBe('');
  });
});
