import type { Target } from '../slo/target.ts';
import type { EventsSli } from './events.ts';
import type { ShareScale } from './share-over-window.ts';

/** What the configuration says of an SLI. */
export type SliForm =
  | { readonly kind: 'query'; readonly query: string; readonly target: Target }
  | {
      readonly kind: 'events';
      readonly bad?: string;
      readonly good?: string;
      readonly total: string;
    }
  | {
      readonly kind: 'latency';
      readonly metric: string;
      readonly thresholdSeconds: number;
      /** `classic`, with a series for each bucket, when left out. */
      readonly histogram?: 'classic' | 'native';
    }
  | ({ readonly kind: 'share'; readonly query: string } & ShareScale)
  | { readonly kind: 'gauge'; readonly query: string }
  | {
      readonly kind: 'slices';
      readonly query: string;
      readonly op: '<' | '<=' | '>' | '>=';
      /** What the query is compared with, in its own unit. */
      readonly limit: number;
      readonly every: { readonly label: string; readonly seconds: number };
    };

export type SliInput = {
  readonly service: string;
  /** Label that names the service in the metrics; null when none does. */
  readonly serviceLabel: string | null;
  readonly windowLabel: string;
  readonly form: SliForm;
};

/** Something worth saying about a query that can be used all the same. */
export type Diagnostic = { readonly message: string; readonly offset: number };

export type SliReading =
  | {
      readonly ok: true;
      readonly sli: EventsSli;
      /** What was read otherwise than written, one line each. */
      readonly corrections: readonly string[];
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly ok: false; readonly message: string; readonly offset: number };
