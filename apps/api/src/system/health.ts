import type { EventStore } from '@plumbline/application';
import type { HealthDto } from './health.dto.js';
import type { ProjectionDesk } from './projection-desk.js';

type Views = HealthDto['views'];

const viewsHealth = async (desk: ProjectionDesk): Promise<Views> => {
  try {
    const { ready, views } = await desk.status();
    return {
      ok: ready,
      lagEvents: Math.max(0, ...views.map(({ lagEvents }) => lagEvents)),
      parkedStreams: views.reduce((sum, { parked }) => sum + parked.length, 0),
    };
  } catch {
    // Where even the question fails, the store's own health says why.
    return { ok: false, lagEvents: 0, parkedStreams: 0 };
  }
};

const statusOf = (storeOk: boolean, { ok, parkedStreams }: Views): HealthDto['status'] => {
  if (!storeOk || !ok) return 'degraded';
  return parkedStreams > 0 ? 'impaired' : 'ready';
};

/** A parked stream does not take the service down: everything else is served as ever. */
export const healthOf = async (store: EventStore, desk: ProjectionDesk): Promise<HealthDto> => {
  const health = store.health();
  const views = await viewsHealth(desk);
  return {
    status: statusOf(health.ok, views),
    store: { ok: health.ok, detail: health.ok ? null : health.detail },
    views,
  };
};
