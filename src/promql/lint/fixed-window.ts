import type { LintRule } from './finding.ts';
import { placeSelectors } from './selector-spans.ts';

/** `[30d]`: burn rates need the same query over 5m, 1h and more, which is what `$window` is for. */
export const fixedWindow: LintRule = {
  id: 'fixed-window',
  roles: ['share', 'count'],
  check: (_, { text, windowLabel }) => {
    const ranges = placeSelectors(text).flatMap(({ range }) => {
      const same = range !== null && text.slice(range.from, range.to) === windowLabel;
      return same ? [range] : [];
    });
    const [first] = ranges;
    if (first === undefined) return [];
    const message = `[${windowLabel}] is written out; burn rates ask the same over 5m to 3d, so [$window] says what is meant`;
    const fix = ranges.map(({ from, to }) => ({ from, to, text: '$window' }));
    return [{ severity: 'hint', message, ...first, fix }];
  },
};
