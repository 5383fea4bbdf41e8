import { describe, expect, test } from 'vitest';
import {
  counts,
  importRefusal,
  loadImported,
  loadImportedText,
  messages,
} from './load-imported.ts';
import { indicator, openSlo, twoCounters } from './source-texts.ts';

describe('OpenSLO', () => {
  test('joins objects of several files by their names', async () => {
    const loaded = await loadImported([
      { label: 'slo.yaml', text: openSlo() },
      { label: 'sli.yaml', text: indicator },
    ]);
    const [slo] = loaded.config.slos;
    expect([slo?.id, slo?.objective, slo?.window.label]).toEqual([
      'checkout/availability',
      0.9995,
      '30d',
    ]);
    expect(slo && counts(slo)).toEqual(twoCounters);
    expect(messages(loaded)).toContainEqual(expect.stringMatching(/^sli.yaml:11: DataSource main/));
  });

  test('1M is a month of 30 days, 1m a minute and too short', async () => {
    const month = await loadImportedText(
      openSlo({ window: '{duration: 1M, isRolling: true}' }) + indicator,
    );
    expect(month.slos[0]?.window).toBe('30d');
    const minute = await loadImportedText(
      openSlo({ window: '{duration: 1m, isRolling: true}' }) + indicator,
    );
    expect(minute.slos).toEqual([]);
    expect(messages(minute)[0]).toMatch(
      /source.yaml:2: .*shorter than an hour \(1m is minutes, a month is 1M\)/,
    );
  });

  const calendarFrom = (duration: string, startTime: string) =>
    `{duration: ${duration}, isRolling: false, calendar: {startTime: ${startTime}, timeZone: Europe/London}}`;

  test.each([
    ['1M', '2022-01-01 12:00:00', 'month'],
    ['1w', '2022-01-03 00:00:00', 'week'],
    ['3M', '2022-04-01 00:00:00', 'quarter'],
  ])('a calendar window of %s from %s is the calendar %s', async (duration, start, unit) => {
    const window = calendarFrom(duration, start);
    const loaded = await loadImportedText(openSlo({ window }) + indicator);
    expect(loaded.config.slos[0]?.window.calendar).toEqual({ unit, timeZone: 'Europe/London' });
    const moved = messages(loaded).some((one) => one.includes(start));
    expect(moved).toBe(!start.endsWith('00:00:00'));
  });

  test('a calendar window that begins on other days than ours is kept as a comment', async () => {
    const window = calendarFrom('1w', '2022-01-01 12:00:00');
    const loaded = await loadImportedText(openSlo({ window }) + indicator);
    expect(loaded.slos).toEqual([]);
    expect(messages(loaded)[0]).toContain('begins at 2022-01-01 12:00:00 is no week');
    expect(loaded.text).toContain('timeZone: Europe/London');
  });

  test('several objectives become SLOs of their own names', async () => {
    const two = openSlo().replace(
      'objectives:\n',
      'objectives:\n    - {displayName: Good Day, target: 0.99}\n',
    );
    const { config } = await loadImportedText(two + indicator);
    expect(config.slos.map(({ id, objective }) => [id, objective])).toEqual([
      ['checkout/availability-good-day', 0.99],
      ['checkout/availability-gold', 0.9995],
    ]);
  });

  test('a reference to nothing is refused where it stands', async () => {
    expect(await importRefusal(openSlo())).toBe(
      'ConfigError source.yaml:7:17: spec.indicatorRef: there is no SLI named errors here; name the file that holds it too',
    );
  });

  test('alerts are not imported, so that their policy may be in a file that is not at hand', async () => {
    const text = openSlo({ extra: 'alertPolicies: [night]' }) + indicator;
    const loaded = await loadImportedText(text);
    expect(loaded.slos).toHaveLength(1);
    expect(messages(loaded)).toContainEqual(
      expect.stringMatching(/^source.yaml:13: alertPolicies: not imported/),
    );
    expect(loaded.text).toContain('alertPolicies: [night]');
  });
});

describe('OpenSLO beside two counts', () => {
  const source = (query: string) => `{metricSource: {type: Prometheus, spec: {query: '${query}'}}}`;
  const withSli = (spec: string, objective: string, method = 'Occurrences') =>
    openSlo({ indicator: `indicator: {metadata: {name: own}, spec: {${spec}}}` })
      .replace('Occurrences', method)
      .replace('target: 0.9995', `target: 0.9995, ${objective}`);
  const total = `total: ${source('sum(increase(all_total[30d]))')}`;

  test('slices of time are judged by the good share of each', async () => {
    const bad = `ratioMetric: {bad: ${source('sum(increase(failed_total[30d]))')}, ${total}}`;
    const text = withSli(bad, 'timeSliceTarget: 0.95, timeSliceWindow: 5m', 'Timeslices');
    const { slos, config } = await loadImportedText(text);
    expect(slos[0]?.sli).toEqual({
      ...{ kind: 'slices', op: 'gte', value: 0.95, every: '5m' },
      query: '1 - (sum(increase(failed_total[$window]))) / (sum(increase(all_total[$window])))',
    });
    expect(config.slos[0]?.sli.slices?.seconds).toBe(300);
  });

  test('slices too short are kept as a comment', async () => {
    const good = `ratioMetric: {good: ${source('sum(increase(ok_total[30d]))')}, ${total}}`;
    const slices = 'timeSliceTarget: 1, timeSliceWindow: 10s';
    const loaded = await loadImportedText(withSli(good, slices, 'Timeslices'));
    expect(loaded.slos).toEqual([]);
    expect(messages(loaded)[0]).toContain('slices of 10s are not between 1m and 1h');
  });

  test('a threshold metric is judged each minute', async () => {
    const loaded = await loadImportedText(
      withSli(`thresholdMetric: ${source('max(lag_seconds)')}`, 'op: lt, value: 2'),
    );
    expect(loaded.slos[0]?.sli).toEqual({
      ...{ kind: 'slices', query: 'max(lag_seconds)', op: 'lt', value: 2, every: '1m' },
    });
    expect(messages(loaded).filter((one) => /: (op|value):/.test(one))).toEqual([]);
  });

  test('a raw ratio says which share it is', async () => {
    const raw = `ratioMetric: {counter: false, rawType: success, raw: ${source('avg(ok_ratio)')}}`;
    const { slos, config } = await loadImportedText(withSli(raw, 'value: 1'));
    expect(slos[0]?.sli).toEqual({ kind: 'ratio', query: '1 - (avg(ok_ratio))' });
    expect(config.slos[0]?.sli.unit).toBe('samples');
  });
});
