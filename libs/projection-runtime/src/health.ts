import { type EventStore, type StoreHealth, StoreUnavailable } from '@plumbline/event-log';
import type { Health } from '@plumbline/responses';
import type { ProjectionControl } from './control.js';

type ViewsHealth = Health['views'];

const CATCHING_UP = 'Some view has yet to reach what was stored before the start.';

/** Anybody may read health, so messages of unexpected errors are not shown. */
const reasonOf = (error: unknown): string => (error instanceof StoreUnavailable ? error.message : 'see the log.');

const viewsHealth = async (control: ProjectionControl): Promise<ViewsHealth> => {
  try {
    const { ready, failure, views } = await control.status();
    return {
      ok: ready,
      detail: ready ? null : (failure ?? CATCHING_UP),
      parkedStreams: views.reduce((sum, { parked }) => sum + parked.length, 0),
    };
  } catch (error) {
    return { ok: false, detail: `The views cannot be measured: ${reasonOf(error)}`, parkedStreams: 0 };
  }
};

const statusOf = (store: StoreHealth, { ok, parkedStreams }: ViewsHealth): Health['status'] => {
  if (!store.ok || !ok) return 'degraded';
  return store.impaired === true || parkedStreams > 0 ? 'impaired' : 'ready';
};

/**
 * Anybody may read it, so it counts no events that wait: in a quiet round that would tell when something happens.
 * Neither a parked stream nor a damaged text makes the service unready: everything else is served.
 */
export const healthOf = async (store: EventStore, control: ProjectionControl): Promise<Health> => {
  const health = store.health();
  const views = await viewsHealth(control);
  return {
    status: statusOf(health, views),
    store: { ok: health.ok, detail: health.detail ?? null },
    views,
  };
};
