import { quote } from '../string-literal.ts';
import type { Edit, Found, LintRule, RuleContext } from './finding.ts';
import { type PlacedSelector, placeSelectors } from './selector-spans.ts';

/** A query that names no service counts everyone's events: a small service's outage drowns in them. */
export const serviceMissing: LintRule = {
  id: 'service-missing',
  roles: ['share', 'count', 'histogram'],
  check: (_, context): readonly Found[] => {
    const { service, serviceLabel, text, sameQueryServices } = context;
    if (service === null || serviceLabel === null) return [];
    const selectors = placeSelectors(text);
    const nameless = selectors.filter((one) => !namesService(one, context));
    const [first] = nameless;
    if (first === undefined) return otherService(selectors, context);
    const { from, to } = first;
    const others = sameQueryServices.filter((name) => name !== service);
    // One text can't name two services; each SLO's reading of it gets the matcher.
    if (others.length > 0) return [shared([service, ...others], serviceLabel, { from, to })];
    const matcher = `${serviceLabel}=${quote(service)}`;
    const message = `names no service, so it counts every service's events: add ${matcher}`;
    const fix = nameless.map((one) => addMatcher(one, matcher));
    return [{ severity: 'warning', message, from, to, fix }];
  },
};

function namesService(
  { matchers }: PlacedSelector,
  { service, serviceLabel }: RuleContext,
): boolean {
  return matchers.some(
    ({ label, op, value }) => label === serviceLabel || (op === '=' && value === service),
  );
}

/** The copied query: it names a service, and not the one whose SLO it is. */
function otherService(
  selectors: readonly PlacedSelector[],
  { service, serviceLabel }: RuleContext,
): readonly Found[] {
  for (const { matchers } of selectors) {
    const other = matchers.find(({ label, op }) => label === serviceLabel && op === '=');
    if (other === undefined || other.value === service) continue;
    const { from, to } = other.valueSpan;
    const message = `counts the events of ${other.value}, in an SLO of ${service}`;
    return [{ severity: 'warning', message, from, to }];
  }
  return [];
}

function shared(
  services: readonly string[],
  serviceLabel: string,
  span: { readonly from: number; readonly to: number },
): Found {
  const names = [...services].sort().join(', ');
  const message = `names no service and is used for ${names}: each is read with its own ${serviceLabel} matcher`;
  return { severity: 'hint', message, ...span };
}

function addMatcher({ braces, matchers, to }: PlacedSelector, matcher: string): Edit {
  if (braces === null) return { from: to, to, text: `{${matcher}}` };
  const at = braces.from + 1;
  return { from: at, to: at, text: matchers.length === 0 ? matcher : `${matcher},` };
}
