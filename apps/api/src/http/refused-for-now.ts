import type { Absences, Logger, Metrics, Shared } from '@plumbline/platform';
import { LRUCache } from 'lru-cache';
import type { ProblemCode } from './problem-table.js';

/** What is refused while this is away: the log says that it is. */
const NEEDS: Partial<Readonly<Record<ProblemCode, Shared>>> = {
  'store-unavailable': 'events',
  'outcome-unknown': 'events',
  'keys-unavailable': 'keys',
  'views-unavailable': 'views',
  'views-behind': 'views',
};

const EVERY_MS = 60_000;
const MOST_REASONS = 100;

type Parts = Readonly<{ logger: Logger; metrics: Metrics; absences: Absences }>;
type Refused = Readonly<{ code: ProblemCode; reason: string; method: string; route: string | undefined }>;

/**
 * Requests that are refused with 503: all are counted by their cause, and each cause is in the log once a minute at most, or not at all where
 * its log has said what is away.
 */
export class RefusedForNow {
  private readonly told = new LRUCache<string, true>({ max: MOST_REASONS, ttl: EVERY_MS });

  constructor(private readonly parts: Parts) {}

  tell({ code, reason, method, route }: Refused): void {
    const { logger, metrics, absences } = this.parts;
    metrics.refused.inc({ cause: code });
    const needed = NEEDS[code];
    if (needed !== undefined && absences.isAway(needed)) return;
    const what = `${code} ${reason}`;
    if (this.told.has(what)) return;
    this.told.set(what, true);
    logger.warn({ code, reason, method, route }, 'requests are refused for now');
  }
}
