import type { Position } from '@plumbline/domain';
import type { EventStore } from '@plumbline/event-log';
import { VIEWS } from '@plumbline/projections';
import { type Log, ViewsUnavailable } from '@plumbline/view-store';
import type { RetryResult } from './retry.js';
import type { RenewableRunner } from './renewable-runner.js';
import { RebuildStopped } from './rebuild.js';
import { UnknownView } from './runner.js';
import type { ProjectionStatus } from './status.js';

/** The views' runner as a server sees it, whether it runs in this process or in a worker. */
export interface ProjectionControl {
  /** Whether other copies of the server read the same views: what keeps them from being read keeps all copies from it. */
  readonly isShared: boolean;
  status(): Promise<ProjectionStatus>;
  /** True once every view includes the position; false when that takes longer than `timeoutMs`. @throws ViewsUnavailable where they cannot be read */
  waitFor(position: Position, timeoutMs: number): Promise<boolean>;
  /** Starts a rebuild without waiting for its end; throws `UnknownView`, or `RunsElsewhere`. */
  rebuild(view: string | undefined): void;
  /** Throws `UnknownView`, or `RunsElsewhere`. */
  retry(view: string, stream: string): Promise<RetryResult>;
  /** A reader found the views' file damaged: whoever runs the projections derives it again. */
  renew(defect: string): void;
}

const ALL = VIEWS.map(({ name }) => name);

/** @throws UnknownView where none has this name; undefined stands for all of them */
export const ensureView = (view: string | undefined): void => {
  if (view !== undefined && !ALL.includes(view)) throw new UnknownView(view);
};

/** Where the runner does not answer or its file cannot be read: nothing is known of the views. */
export const unknownStatus = async (store: EventStore, failure: string): Promise<ProjectionStatus> => ({
  ...{ ready: false, failure, head: await store.head(), views: [] },
});

type Readable = Readonly<{ failure: string | null }>;

/** Reads that fail make a server as unready as projections that stand still. */
export const readBy = (reader: Readable, control: ProjectionControl): ProjectionControl => ({
  isShared: control.isShared,
  async waitFor(position, timeoutMs) {
    const { failure } = reader;
    if (failure !== null) throw new ViewsUnavailable(failure, { isDamage: false });
    return control.waitFor(position, timeoutMs);
  },
  retry: (view, stream) => control.retry(view, stream),
  renew: (defect) => {
    control.renew(defect);
  },
  rebuild: (view) => {
    control.rebuild(view);
  },
  async status() {
    const [status, reading] = [await control.status(), reader.failure];
    return reading === null ? status : { ...status, ready: false, failure: status.failure ?? reading };
  },
});

/** For the runner of this thread. A view counts as rebuilding from the request on. */
export const runnerControl = (runner: RenewableRunner, log: Log): ProjectionControl => {
  const requested = new Map<string, number>();
  const count = (names: readonly string[], change: number): void => {
    for (const name of names) requested.set(name, (requested.get(name) ?? 0) + change);
  };
  return {
    isShared: false,
    waitFor: (position, timeoutMs) => runner.waitFor(position, timeoutMs),
    retry: (view, stream) => runner.retry(view, stream),
    renew: (defect) => {
      runner.renew(defect);
    },
    async status() {
      const status = await runner.status();
      const views = status.views.map((view) =>
        view.state === 'live' && (requested.get(view.view) ?? 0) > 0
          ? { ...view, state: 'rebuilding' as const, handled: 0, total: 0 }
          : view,
      );
      return { ...status, views };
    },
    rebuild(view) {
      // Checked here, because the runner would refuse it only after the request was answered.
      ensureView(view);
      const names = view === undefined ? ALL : [view];
      const running = runner.rebuild(names);
      count(names, 1);
      running
        .catch((error: unknown) => {
          if (!(error instanceof RebuildStopped)) log.error({ err: error, views: names }, 'rebuild failed');
        })
        .finally(() => {
          count(names, -1);
        });
    },
  };
};
