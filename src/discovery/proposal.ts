import type { SliForm } from '../promql/sli-input.ts';
import type { Measured, Suggestion } from './suggest-target.ts';

/** An SLI in a form of the configuration that counts events. */
export type ProposedSli = Extract<SliForm, { readonly kind: 'events' | 'latency' | 'gauge' }>;

/** An SLO worth having, with what history says of its target. */
export type Proposal = {
  readonly kind: 'proposed';
  readonly service: string;
  readonly name: string;
  /** Whose metrics it is made of. */
  readonly exporter: string;
  /** Null when no label names the service. */
  readonly serviceLabel: string | null;
  readonly form: ProposedSli;
  readonly measured: Measured;
  readonly target: Suggestion;
};

/** An SLO that could be written and is not. */
export type LeftOut = {
  readonly kind: 'left-out';
  readonly service: string;
  readonly name: string;
  readonly exporter: string;
  /** How it would be written; null when that hangs on requests there are none of. */
  readonly form: ProposedSli | null;
  readonly why: string;
};

export type Outcome = Proposal | LeftOut;

/**
 * Of two proposals for one service and name the first stays, for one fault would page twice; the
 * other is left out under its exporter's name.
 */
export function oneForEach(outcomes: readonly Outcome[]): readonly Outcome[] {
  const first = new Map<string, Proposal>();
  return outcomes.map((one): Outcome => {
    if (one.kind === 'left-out') return one;
    const key = JSON.stringify([one.service, one.name]);
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, one);
      return one;
    }
    const { service, exporter, form } = one;
    const why = `${earlier.exporter} measures this service too, and one fault would page twice`;
    return {
      kind: 'left-out',
      service,
      name: `${one.name}-seen-by-${exporter}`,
      exporter,
      form,
      why,
    };
  });
}
