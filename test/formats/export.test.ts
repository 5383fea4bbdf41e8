import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments, stringify } from 'yaml';
import { writeOpenSlo } from '../../src/formats/write-openslo.ts';
import { writeSloth } from '../../src/formats/write-sloth.ts';
import type { Slo } from '../../src/slo/slo.ts';
import { loadText } from '../config/surroundings.ts';
import { conformance, sourceOf, specifications } from './conformance.ts';
import { isValid, readSchemas } from './json-schema.ts';
import { counts, loadImported, loadImportedText, messages } from './load-imported.ts';

/** What of an SLO must come back. */
function essence(slo: Slo) {
  const { seconds, calendar } = slo.window;
  return { id: slo.id, objective: slo.objective, seconds, calendar, counts: counts(slo) };
}

const label = fc.constantFrom('job="api"', 'code=~"5..|429"', 'path!="/a\\"b"', '');
const counter = fc
  .tuple(fc.constantFrom('http_requests_total', 'took_seconds_count', 'grpc:handled'), label)
  .map(([metric, matcher]) => `${metric}{${matcher}}`);
const query = fc.oneof(
  counter.map((one) => `sum(rate(${one}[{{.window}}]))`),
  counter.map((one) => `sum(increase(${one}[{{.window}}])) or vector(0)`),
  fc
    .tuple(counter, counter)
    .map(([a, b]) => `sum(rate(${a}[{{.window}}])) - sum(rate(${b}[{{.window}}]))`),
);
const gauge = fc
  .constantFrom('up', 'probe_success{job="a"}')
  .map((one) => `sum_over_time((count(${one} < 1))[{{.window}}:1m]) OR on() vector(0)`);
const perSecond = counter.map((one) => `max(rate(${one}[{{.window}}]))`);
const pair = (one: fc.Arbitrary<string>) => fc.record({ error_query: one, total_query: one });
const slo = fc.record({
  name: fc.stringMatching(/^[a-z][a-z0-9-]{0,10}[a-z0-9]$/),
  objective: fc.constantFrom(50, 90, 95, 99, 99.5, 99.9, 99.95, 99.99, 99.999),
  sli: fc.record({ events: fc.oneof(pair(query), pair(gauge), pair(perSecond)) }),
});
const spec = fc.record({
  version: fc.constant('prometheus/v1'),
  service: fc.constantFrom('checkout', 'on', '7', 'a_b.c'),
  slos: fc.uniqueArray(slo, { minLength: 1, maxLength: 4, selector: ({ name }) => name }),
});

describe('export', () => {
  test('to Sloth and back gives the same SLOs', async () => {
    await fc.assert(
      fc.asyncProperty(spec, async (data) => {
        const { slos } = (await loadImportedText(stringify(data))).config;
        const { text, notes } = writeSloth(slos);
        expect(notes).toEqual([]);
        const back = await loadImportedText(text);
        expect(back.config.slos.map(essence)).toEqual(slos.map(essence));
      }),
      { numRuns: 60 },
    );
  });

  test('to OpenSLO and back gives the same counts', async () => {
    await fc.assert(
      fc.asyncProperty(spec, async (data) => {
        const { slos } = (await loadImportedText(stringify(data))).config;
        const back = await loadImportedText(writeOpenSlo(slos).text);
        const bare = (one: Slo) => ({ ...essence(one), id: one.name });
        expect(back.config.slos.map(bare)).toEqual(slos.map(bare));
        // A service whose name OpenSLO does not allow keeps its own as displayName.
        const remarks = messages(back).filter((one) => !one.includes(': Service '));
        expect(remarks).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test.each(['day', 'week', 'month', 'quarter', 'year'])(
    'a calendar %s goes to OpenSLO and comes back',
    async (unit) => {
      const { slos } = await loadText(`
services:
  - name: shop
    slos:
      - {name: a, target: 99%, window: {calendar: ${unit}}, sli: {latency: "took_seconds{job='a'}", threshold: 200ms}}
      - {name: b, target: 99%, window: {calendar: ${unit}, timeZone: Asia/Kathmandu}, sli: {latency: "took_seconds{job='a'}", threshold: 200ms}}
`);
      const { text, notes } = writeOpenSlo(slos);
      expect(notes).toEqual([]);
      const back = await loadImportedText(text);
      expect(back.config.slos.map(essence)).toEqual(slos.map(essence));
    },
  );

  test('says what the other format does not hold', async () => {
    const { slos } = await loadText(`
services:
  - name: Shop & Cart
    slos:
      - {name: fast enough, target: 99%, window: 7d, sli: {latency: "took_seconds{job='a'}", threshold: 200ms}}
`);
    const sloth = writeSloth(slos);
    expect(sloth.notes).toEqual([
      'service Shop & Cart is named Shop-Cart there',
      'SLO fast enough is named fast-enough there',
      'Shop & Cart/fast enough: its window of 7d is not in the file: run sloth with --default-slo-period=7d and --slo-period-windows-path, for it knows 28d and 30d alone',
    ]);
    const [back] = (await loadImportedText(sloth.text)).config.slos;
    expect(back && counts(back)).toEqual(slos[0] && counts(slos[0]));
    expect(writeOpenSlo(slos).notes).toEqual([
      'service Shop & Cart is named shop-cart there',
      'SLO Shop & Cart/fast enough is named fast-enough there',
    ]);
  });

  test('says which numbers and alerts will differ there', async () => {
    const { slos } = await loadText(`
services:
  - name: shop
    slos:
      - name: a
        target: 99%
        minEvents: 100
        runbook: https://wiki.example.com/a
        sli: {latency: "took_seconds{job='a'}", threshold: 200ms}
corrections: [{from: 2026-02-03T01:00Z, lasts: 2h, reason: maintenance}]
`);
    const both = [
      'shop/a: its minEvents is not in the file: few events alert there',
      'shop/a: its corrections are not in the file: that time counts there',
    ];
    expect(writeSloth(slos).notes).toEqual(both);
    expect(writeOpenSlo(slos).notes).toEqual([...both, 'shop/a: its runbook is not in the file']);
  });

  test('leaves out, by name, a pair that no other tool can weigh', async () => {
    const { slos } = await loadText(`
services:
  - name: a
    slos:
      - name: mixed
        target: 99%
        sli: {bad: "max(rate(x_total[$window]))", total: "max_over_time(y[$window])"}
`);
    const { text, notes } = writeSloth(slos);
    expect(notes).toEqual(['a/mixed: left out: its queries mix events with events per second']);
    expect(text).not.toContain('mixed');
  });
});

describe.skipIf(conformance === null)('published examples', () => {
  const schemas = readSchemas(path.join(conformance ?? '', 'openslo/schemas'));
  const root = { $ref: 'https://openslo.com/schemas/v1/openslo.schema.json' };

  test.each(['sloth/examples', 'pyrra'].flatMap(specifications))(
    '%s comes back from Sloth, and its OpenSLO is valid',
    async (name) => {
      const { config } = await loadImported([sourceOf(name)]);
      const { text: sloth, notes } = writeSloth(config.slos);
      const whole = config.slos.filter(({ by }) => by === undefined);
      expect(notes.filter((one) => one.includes('split by'))).toHaveLength(
        config.slos.length - whole.length,
      );
      const back = sloth === '' ? [] : (await loadImportedText(sloth)).config.slos;
      const withoutWindow = (one: Slo) => ({ ...essence(one), seconds: null });
      expect(back.map(withoutWindow)).toEqual(whole.map(withoutWindow));
      const documents = parseAllDocuments(writeOpenSlo(config.slos).text);
      const wrong = [...documents].filter((one) => !isValid(one.toJS(), root, schemas));
      expect(wrong.map(String)).toEqual([]);
    },
  );

  test('the check itself refuses what the schema refuses', async () => {
    const { config } = await loadImported([sourceOf('sloth/examples/getting-started.yml')]);
    const text = writeOpenSlo(config.slos).text;
    const verdict = (changed: string) =>
      [...parseAllDocuments(changed)].every((one) => isValid(one.toJS(), root, schemas));
    expect(verdict(text)).toBe(true);
    expect(verdict(text.replace('duration: 30d', 'duration: 30x'))).toBe(false);
    expect(verdict(text.replace('target: 0.999', 'target: 1'))).toBe(false);
    expect(verdict(text.replace('Occurrences', 'Sometimes'))).toBe(false);
  });
});
