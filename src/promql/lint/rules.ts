import { averageOfRatios } from './average-of-ratios.ts';
import { filteredSamples } from './filtered-samples.ts';
import type { LintRule } from './finding.ts';
import { fixedWindow } from './fixed-window.ts';
import { groupingDiffers } from './grouping-differs.ts';
import { histogramQuantile } from './histogram-quantile.ts';
import { integerBucket } from './integer-bucket.ts';
import { nanPoison } from './nan-poison.ts';
import { oneSideAggregated } from './one-side-aggregated.ts';
import { orPrecedence } from './or-precedence.ts';
import { percentScale } from './percent-scale.ts';
import { quantileBudget } from './quantile-budget.ts';
import { rangeMismatch } from './range-mismatch.ts';
import { rateOfSum } from './rate-of-sum.ts';
import { rawCounter } from './raw-counter.ts';
import { regexMatcher } from './regex-matcher.ts';
import { selfDivision } from './self-division.ts';
import { serviceMissing } from './service-missing.ts';
import { severalSeries } from './several-series.ts';
import { unsteady } from './unsteady.ts';
import { unsummedDivision } from './unsummed-division.ts';
import { zeroWithoutLabels } from './zero-without-labels.ts';

/** Every rule, in the order findings are told; where two would edit one place, the earlier one does. */
export const lintRules: readonly LintRule[] = [
  selfDivision,
  unsummedDivision,
  oneSideAggregated,
  groupingDiffers,
  rangeMismatch,
  orPrecedence,
  zeroWithoutLabels,
  // Rewrites the whole query, so the rest of what is wrong with its quantile goes with it.
  quantileBudget,
  histogramQuantile,
  rawCounter,
  rateOfSum,
  averageOfRatios,
  nanPoison,
  filteredSamples,
  regexMatcher,
  integerBucket,
  unsteady,
  severalSeries,
  serviceMissing,
  percentScale,
  fixedWindow,
];
