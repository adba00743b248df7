import type { Metrics } from '@plumbline/platform';
import type { ProjectionControl } from '@plumbline/projection-runtime';

/** Asks how far every view is, for whoever reads the figures next. */
export const refreshViews = async (metrics: Metrics, projections: Pick<ProjectionControl, 'status'>): Promise<void> => {
  const { views } = await projections.status();
  metrics.setViews(views.map(({ view, lagEvents, parked }) => ({ view, lag: lagEvents, parked: parked.length })));
};
