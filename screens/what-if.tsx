import { type WhatIf, type WhatIfChoice, whatIf } from '../src/live/selectors/what-if.ts';
import { alertTale, supposedLeft } from '../src/live/selectors/what-if-words.ts';
import { windowName } from '../src/live/selectors/window-facts.ts';
import { type Line, type Span, span } from '../src/text/line.ts';
import { budgetPercent, percent } from '../src/text/number.ts';
import { duration } from '../src/text/time.ts';
import type { Size } from './layout.ts';
import { useLive } from './live-context.tsx';
import { Popup } from './parts/popup.tsx';

type Props = { readonly size: Size; readonly choice: WhatIfChoice };

/** What the budget would be with another target or window, or without an outage. */
export function WhatIfBox({ size, choice }: Props) {
  const state = useLive((one) => one);
  const zone = state.setup.timeZones[0] ?? 'UTC';
  const facts = whatIf(state, choice);
  const title = `What if  ${facts?.status.slo.id ?? ''}`;
  const draw = () =>
    facts === null ? [[span(' Its history is being read…', 'dim')]] : lines(facts, zone);
  return <Popup size={size} title={title} draw={draw} />;
}

function lines(facts: WhatIf, zone: string): readonly Line[] {
  const { status, history, objective, window, exclusion, supposed } = facts;
  const { slo, budget } = status;
  const now = (value: string): Span => span(`   is ${value}`, 'dim');
  return [
    row('- +', 'target', span(percent(objective)), now(percent(slo.objective))),
    row('w', 'window', span(window), now(windowName(slo.window))),
    row('x', 'without', span(exclusion.name)),
    [],
    row('', 'budget', leftOf(supposed), now(budgetPercent(budget.remaining))),
    row('', 'pages', span(alertTale(supposed.alerts, 'page', zone))),
    row('', 'tickets', span(alertTale(supposed.alerts, 'ticket', zone))),
    [],
    [
      span(
        ` Reckoned from steps of ${duration(history.tileSeconds * 1000)} over ${windowName(slo.window)}, alerts to the step.`,
        'dim',
      ),
    ],
    [span(' esc', 'key'), span(' leaves; nothing is changed', 'dim')],
  ];
}

function row(key: string, name: string, ...value: Line): Line {
  return [span(` ${key.padEnd(4)}`, 'key'), span(name.padEnd(9), 'dim'), ...value];
}

function leftOf(supposed: WhatIf['supposed']): Span {
  const { remaining } = supposed;
  return span(supposedLeft(supposed), remaining !== null && remaining <= 0 ? 'bad' : 'strong');
}
