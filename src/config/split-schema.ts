import * as z from 'zod';
import type { SloSplit } from '../slo/slo.ts';
import { line, strictMap } from './fields.ts';

/** More rows of one SLO than this are no longer read by anybody, and each costs a query its share. */
const mostRows = 100;
const usualRows = 20;

const label = line.refine(
  (text) => /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(text),
  'expected the name of a label, such as handler',
);
const labels = z.array(label).min(1, 'expected at least one label, such as by: [handler]');
const most = z
  .int({ error: `expected a whole number of rows from 1 to ${mostRows}` })
  .min(1)
  .max(mostRows, { error: `expected at most ${mostRows} rows` });

/** `by: [handler]`, `by: handler`, or `by: {labels: [handler], most: 50}`. */
export const splitSchema = z
  .union([label, labels, strictMap({ labels, most: most.optional() })], {
    error: 'expected labels, such as by: [handler], or {labels: [handler], most: 50}',
  })
  .transform((by): SloSplit => {
    if (typeof by === 'string') return { labels: [by], most: usualRows };
    if (Array.isArray(by)) return { labels: [...new Set(by)], most: usualRows };
    return { labels: [...new Set(by.labels)], most: by.most ?? usualRows };
  });
