import type { Position } from '@plumbline/domain';
import { VIEWS } from '@plumbline/projections';
import type { Log } from '@plumbline/view-store';
import type { RetryResult } from './retry.js';
import type { RenewableRunner } from './renewable-runner.js';
import { UnknownView } from './runner.js';
import type { ProjectionStatus } from './status.js';

/** The views' runner as a server sees it, whether it runs in this process or in a worker. */
export interface ProjectionControl {
  status(): Promise<ProjectionStatus>;
  /** True once every view includes the position; false when that takes longer than `timeoutMs`. */
  waitFor(position: Position, timeoutMs: number): Promise<boolean>;
  /** Starts a rebuild without waiting for its end; throws `UnknownView`, or `RunsElsewhere`. */
  rebuild(view: string | undefined): void;
  /** Throws `UnknownView`, or `RunsElsewhere`. */
  retry(view: string, stream: string): Promise<RetryResult>;
  /** A reader found the views' file damaged: whoever runs the projections derives it again. */
  renew(defect: string): void;
}

const ALL = VIEWS.map(({ name }) => name);

type Readable = Readonly<{ failure: string | null }>;

/** Reads that fail make a server as unready as projections that stand still. */
export const withFailure = (status: ProjectionStatus, reading: string | null): ProjectionStatus =>
  reading === null ? status : { ...status, ready: false, failure: status.failure ?? reading };

/** For the runner of this process. A view counts as rebuilding from the request on. */
export const runnerControl = (runner: RenewableRunner, reader: Readable, log: Log): ProjectionControl => {
  const requested = new Map<string, number>();
  const count = (names: readonly string[], change: number): void => {
    for (const name of names) requested.set(name, (requested.get(name) ?? 0) + change);
  };
  return {
    waitFor: (position, timeoutMs) => runner.waitFor(position, timeoutMs),
    retry: (view, stream) => runner.retry(view, stream),
    renew: (defect) => {
      runner.renew(defect);
    },
    async status() {
      const status = withFailure(await runner.status(), reader.failure);
      const views = status.views.map((view) =>
        view.state === 'live' && (requested.get(view.view) ?? 0) > 0
          ? { ...view, state: 'rebuilding' as const, handled: 0, total: 0 }
          : view,
      );
      return { ...status, views };
    },
    rebuild(view) {
      // Checked here, because the runner would refuse it only after the request was answered.
      if (view !== undefined && !ALL.includes(view)) throw new UnknownView(view);
      const names = view === undefined ? ALL : [view];
      const running = runner.rebuild(names);
      count(names, 1);
      running
        .catch((error: unknown) => {
          log.error({ err: error, views: names }, 'rebuild failed');
        })
        .finally(() => {
          count(names, -1);
        });
    },
  };
};
