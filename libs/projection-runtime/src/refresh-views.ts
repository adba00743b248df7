import type { ProjectionStatus } from './status.js';

type ViewLag = Readonly<{ view: string; lag: number; parked: number }>;
type Figures = Readonly<{ setViews: (isReady: boolean, views: readonly ViewLag[]) => void }>;

/** Asks how far every view is, for whoever reads the figures next: also where nobody can say, or none of them would be seen. */
export const refreshViews = async (
  figures: Figures,
  projections: Readonly<{ status: () => Promise<ProjectionStatus> }>,
): Promise<void> => {
  try {
    const { ready, views } = await projections.status();
    figures.setViews(
      ready,
      views.map(({ view, lagEvents, parked }) => ({ view, lag: lagEvents, parked: parked.length })),
    );
  } catch {
    figures.setViews(false, []);
  }
};
