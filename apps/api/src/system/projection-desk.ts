import {
  type ProjectionRunner,
  type ProjectionStatus,
  type RetryResult,
  UnknownView,
} from '@plumbline/projection-runtime';
import type { Logger } from '@plumbline/platform';
import { VIEWS } from '@plumbline/projections';
import type { ViewProgress } from '../http/view-progress.js';

/** The views' runner as this server sees it, whether it runs here or in a worker. */
export interface ProjectionDesk extends ViewProgress {
  status(): Promise<ProjectionStatus>;
  /** Begins, and does not wait for the end; throws `UnknownView`. */
  rebuild(view: string | undefined): void;
  retry(view: string, stream: string): Promise<RetryResult>;
}

const ALL = VIEWS.map(({ name }) => name);

export const PROJECTION_DESK = Symbol('ProjectionDesk');

/** The runner of this process. A view counts as being rebuilt from the moment that somebody asks for it. */
export const deskOf = (runner: ProjectionRunner, logger: Logger): ProjectionDesk => {
  const asked = new Map<string, number>();
  const count = (names: readonly string[], by: number): void => {
    for (const name of names) asked.set(name, (asked.get(name) ?? 0) + by);
  };
  return {
    waitFor: (position, timeoutMs) => runner.waitFor(position, timeoutMs),
    retry: (view, stream) => runner.retry(view, stream),
    async status() {
      const status = await runner.status();
      const views = status.views.map((view) =>
        view.state === 'live' && (asked.get(view.view) ?? 0) > 0
          ? { ...view, state: 'rebuilding' as const, handled: 0, total: 0 }
          : view,
      );
      return { ...status, views };
    },
    rebuild(view) {
      // Here and not by the runner, whose refusal would come when the request has been answered.
      if (view !== undefined && !ALL.includes(view)) throw new UnknownView(view);
      const names = view === undefined ? ALL : [view];
      const running = runner.rebuild(names);
      count(names, 1);
      running
        .catch((error: unknown) => {
          logger.error({ err: error, views: names }, 'rebuild failed');
        })
        .finally(() => {
          count(names, -1);
        });
    },
  };
};
