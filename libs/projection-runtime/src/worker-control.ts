import type { EventStore } from '@plumbline/event-log';
import { type Heartbeat, tellDamage, type ViewsReader } from '@plumbline/view-store';
import type { Views } from '@plumbline/read-model';
import { type ProjectionControl, unknownStatus } from './control.js';
import { measure, type ViewStatus } from './status.js';

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
  dataDir: string;
  reader: ViewsReader<Views>;
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

/** A worker's checkpoints and heartbeat, read from the file that it writes: not ready where it is dead or far behind. */
export const workerControl = ({ store, dataDir, reader, nowMs = Date.now }: WorkerViews): ProjectionControl => ({
  waitFor: (position, timeoutMs) => reader.waitFor(position, timeoutMs),
  renew: (defect) => {
    tellDamage(dataDir, defect);
  },
  async status() {
    const { failure: reading } = reader;
    if (reading !== null) return unknownStatus(store, reading);
    const parked = await reader.parked();
    const checkpoints = (await reader.checkpoints()).map(({ view, version, position }) => ({
      view,
      version,
      checkpoint: position,
      state: 'live' as const,
      parked: parked.filter((stream) => stream.view === view),
    }));
    const measured = await measure({ store, nowMs }, checkpoints);
    const failure = silence(await reader.heartbeat(), nowMs()) ?? lateness(measured.views);
    return { ready: checkpoints.length > 0 && failure === null, failure, ...measured };
  },
  rebuild: () => {
    throw elsewhere();
  },
  retry: () => Promise.reject(elsewhere()),
});
