import * as z from 'zod';
import type { TrafficGuard } from '../slo/traffic-guard.ts';
import { choice, strictMap } from './fields.ts';

const count = z
  .int({ error: 'expected a whole number of events, such as 100' })
  .min(1, { error: 'expected at least 1 event' });
const otherwise = choice(['ticket', 'ignore']);

/** `minEvents: 100`, or `minEvents: {count: 100, otherwise: ignore}`. */
export const trafficGuardSchema = z
  .union([count, strictMap({ count, otherwise: otherwise.default('ticket') })], {
    error: 'expected a number of events such as 100, or {count: 100, otherwise: ignore}',
  })
  .transform(
    (guard): TrafficGuard =>
      typeof guard === 'number' ? { count: guard, otherwise: 'ticket' } : guard,
  );
