import type { EventStore } from '@plumbline/event-log';
import type { Position } from '@plumbline/domain';
import type { ParkedStream } from '@plumbline/view-store';
import { isBefore } from './progress.js';

export type ViewState =
  /** Serving, and has caught up with the store once since the start. */
  | Readonly<{ state: 'live' }>
  /** Its rows are older than the store was at the start; not ready. */
  | Readonly<{ state: 'catching-up' }>
  /** Serving its rows while new ones are built beside them. */
  | Readonly<{ state: 'rebuilding'; handled: number; total: number }>;

/** What is asked about, for each view. */
export type ViewStatusWithoutLag = ViewState &
  Readonly<{ view: string; version: number; checkpoint: Position | null; parked: readonly ParkedStream[] }>;

export type ViewStatus = ViewStatusWithoutLag &
  Readonly<{
    lagEvents: number;
    /** Age of the oldest event that is not handled; 0 where none is waiting. */
    lagMs: number;
    /** Share of all events that its rows include: below 1 while events wait, in the store or behind a parked one. */
    completeness: number;
  }>;

export type ProjectionStatus = Readonly<{
  /** Every view has caught up with the store once since the start, and the runner has no failure. */
  ready: boolean;
  /** What keeps the runner from going on. */
  failure: string | null;
  head: Position | null;
  views: readonly ViewStatus[];
}>;

type Lag = Readonly<{ lagEvents: number; lagMs: number }>;
export type Measure = Readonly<{ store: EventStore; nowMs: () => number }>;

const NONE: Lag = { lagEvents: 0, lagMs: 0 };

/** Measures the views against the store; views that stand at one position are measured once. */
export const measure = async (
  { store, nowMs }: Measure,
  statuses: readonly ViewStatusWithoutLag[],
): Promise<{ head: Position | null; views: readonly ViewStatus[] }> => {
  const head = await store.head();
  const total = await store.remaining(null);
  const lags = new Map<Position | null, Lag>();
  for (const { checkpoint } of statuses) {
    if (!lags.has(checkpoint)) lags.set(checkpoint, await lagOf({ store, nowMs }, checkpoint, head));
  }
  const views = statuses.map((status) => {
    const lag = lags.get(status.checkpoint) ?? NONE;
    const waiting = status.parked.reduce((sum, { behind }) => sum + 1 + behind, lag.lagEvents);
    const completeness = total === 0 ? 1 : Math.max(0, total - waiting) / total;
    return { ...status, ...lag, completeness };
  });
  return { head, views };
};

const lagOf = async ({ store, nowMs }: Measure, checkpoint: Position | null, head: Position | null): Promise<Lag> => {
  if (head === null || !isBefore(checkpoint, head)) return NONE;
  const [oldest] = await store.readAll(checkpoint, 1, 'references');
  if (!oldest) return NONE;
  const lagMs = Math.max(0, nowMs() - Date.parse(oldest.metadata.recordedAt));
  return { lagEvents: await store.remaining(checkpoint), lagMs };
};
