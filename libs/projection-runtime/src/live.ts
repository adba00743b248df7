import { setTimeout as pause } from 'node:timers/promises';
import type { EventStore, StoredEvent } from '@plumbline/event-log';
import { isDamage, type Log } from '@plumbline/view-store';
import { TimeSlices } from './time-slices.js';
import { isBefore, least } from './progress.js';
import { type OnWork, projectedSlice } from './work-done.js';
import type { Projector } from './projector.js';
import { StandingStill } from './why.js';

export type LiveOptions = Readonly<{
  store: EventStore;
  projector: Projector;
  /** Most events read at a time. */
  batch: number;
  signal: AbortSignal;
  log: Log;
  /** After every commit, and where there is nothing to do. */
  committed: () => Promise<void>;
  /** The error that keeps the loop from going on, until it does. */
  failed: (error: unknown) => void;
  onDamage: (defect: string) => void;
  onWork?: OnWork | undefined;
  /** After all that was there; what is committed until it ends is projected together. */
  rest: () => Promise<void>;
}>;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Follows the store until the signal aborts. A failure of the store or of the views is tried again from the checkpoint, with
 * growing pauses; a damaged file ends the loop.
 */
export const follow = async (options: LiveOptions): Promise<void> => {
  const { signal, log, failed } = options;
  const standing = new StandingStill(log);
  let wait = FIRST_PAUSE_MS;
  while (!signal.aborted) {
    try {
      await feedFrom(options, () => {
        wait = FIRST_PAUSE_MS;
        standing.over();
      });
    } catch (error) {
      if (isAborted(signal)) return;
      failed(error);
      standing.because(error);
      if (isDamage(error)) {
        options.onDamage(messageOf(error));
        return;
      }
    }
    await pause(wait, undefined, { signal }).catch(() => undefined);
    wait = Math.min(wait * 2, LONGEST_PAUSE_MS);
  }
};

/** A call, so that the compiler does not hold on to what it knew before an await. */
const isAborted = (signal: AbortSignal): boolean => signal.aborted;

const feedFrom = async (options: LiveOptions, going: () => void): Promise<void> => {
  const { store, projector, batch, signal, committed, rest } = options;
  const slices = new TimeSlices(projector.sliceMs);
  const reached = least(projector.progress.values());
  const head = await store.head();
  if (head === null || !isBefore(reached, head)) await committed();
  for await (const events of store.subscribe(reached, { batch, signal, texts: 'references' })) {
    await projectIn(slices, events, options);
    going();
    if (events.length < batch && !isAborted(signal)) await rest();
  }
};

const projectIn = async (
  slices: TimeSlices,
  events: readonly StoredEvent[],
  { projector, signal, committed, onWork }: LiveOptions,
): Promise<void> => {
  slices.restart();
  for (let next = 0; next < events.length && !isAborted(signal);) {
    const [from, beganAtMs] = [next, Date.now()];
    next = await projector.apply(events, next, slices.until);
    onWork?.(projectedSlice(events.slice(from, next), { beganAtMs, endedAtMs: Date.now() }));
    await committed();
    await slices.yieldIfUsedUp();
  }
};
