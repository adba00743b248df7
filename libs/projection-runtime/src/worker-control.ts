import type { EventStore } from '@plumbline/event-log';
import { BEING_DERIVED, type Heartbeat, type ViewsReader, ViewsUnavailable } from '@plumbline/view-store';
import { type ProjectionControl, unknownStatus } from './control.js';
import { measure, type ProjectionStatus, type ViewStatus } from './status.js';

/** A worker gives a heartbeat every two seconds. */
const SILENT_MS = 10_000;
/** Much more than the usual lag of a working worker; below this, reads are served. */
const BEHIND_MS = 30_000;

/** The projections run in another process, which alone can rebuild or retry. Nothing was done. */
export class RunsElsewhere extends Error {
  override readonly name = 'RunsElsewhere';
}

const elsewhere = (): RunsElsewhere =>
  new RunsElsewhere(
    'The projections run in the worker process: send it the signal SIGUSR2, and it rebuilds all views.',
  );

type WorkerViews = Readonly<{
  store: EventStore;
  reader: Omit<ViewsReader<unknown>, 'db' | 'close'>;
  renew: (defect: string) => void;
  isShared: boolean;
  nowMs?: () => number;
}>;

const silence = (beat: Heartbeat | undefined, nowMs: number): string | null => {
  if (beat === undefined) return 'no worker runs the projections';
  const silentMs = nowMs - Date.parse(beat.aliveAt);
  if (silentMs <= SILENT_MS) return beat.failure;
  return `the worker that runs the projections was last heard of ${String(Math.round(silentMs / 1_000))} s ago`;
};

/** Anybody may read it, so it does not say since when something waits. */
const lateness = (views: readonly ViewStatus[]): string | null =>
  views.some(({ lagMs }) => lagMs > BEHIND_MS) ? `the views are more than ${String(BEHIND_MS / 1_000)} s behind` : null;

type Stored = Pick<ViewsReader<unknown>, 'checkpoints' | 'parked' | 'heartbeat' | 'isWhole'>;

/** How far another process has come, by what it has stored: not ready where it is dead or far behind. */
export const statusOfStored = async (
  { store, nowMs }: Readonly<{ store: EventStore; nowMs: () => number }>,
  stored: Stored,
): Promise<ProjectionStatus> => {
  const parked = await stored.parked();
  const checkpoints = (await stored.checkpoints()).map(({ view, version, position }) => ({
    view,
    version,
    checkpoint: position,
    state: 'live' as const,
    parked: parked.filter((stream) => stream.view === view),
  }));
  const measured = await measure({ store, nowMs }, checkpoints);
  const deriving = (await stored.isWhole()) ? null : BEING_DERIVED;
  const failure = silence(await stored.heartbeat(), nowMs()) ?? deriving ?? lateness(measured.views);
  return { ready: checkpoints.length > 0 && failure === null, failure, ...measured };
};

/** The control of projections that another process runs. `renew`: passes on what is wrong with the file. */
export const workerControl = ({
  store,
  reader,
  renew,
  isShared,
  nowMs = Date.now,
}: WorkerViews): ProjectionControl => ({
  isShared,
  waitFor: (position, timeoutMs) => reader.waitFor(position, timeoutMs),
  renew,
  async status() {
    const { failure: reading } = reader;
    if (reading !== null) return unknownStatus(store, reading);
    try {
      return await statusOfStored({ store, nowMs }, reader);
    } catch (error) {
      if (!(error instanceof ViewsUnavailable)) throw error;
      return unknownStatus(store, error.message);
    }
  },
  rebuild: () => {
    throw elsewhere();
  },
  retry: () => Promise.reject(elsewhere()),
});
