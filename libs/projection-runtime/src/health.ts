import { setTimeout as sleep } from 'node:timers/promises';
import { type EventStore, type StoreHealth, StoreUnavailable } from '@plumbline/event-log';
import type { Health } from '@plumbline/responses';
import type { ProjectionControl } from './control.js';

type ViewsHealth = Health['views'];

const CATCHING_UP = 'Some view has yet to reach what was stored before the start.';
const SILENT = 'How far the views are cannot be told now: the databases do not answer.';
/** Whoever asks for health asks again soon, and takes a copy that is silent for dead. */
const PATIENCE_MS = 500;

/** Anybody may read health, so messages of unexpected errors are not shown. */
const reasonOf = (error: unknown): string => (error instanceof StoreUnavailable ? error.message : 'see the log.');

type Measured = Pick<ProjectionControl, 'status'>;

const viewsHealth = async (control: Measured): Promise<ViewsHealth> => {
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

/** Answers at once: what is not told in time counts as away. However many ask, the views are measured once at a time. */
export class ViewsProbe {
  readonly #control: Measured;
  #asked: Promise<ViewsHealth> | undefined;

  constructor(control: Measured) {
    this.#control = control;
  }

  async look(): Promise<ViewsHealth> {
    this.#asked ??= viewsHealth(this.#control).finally(() => {
      this.#asked = undefined;
    });
    const inTime = new AbortController();
    const late = sleep(PATIENCE_MS, { ok: false, detail: SILENT, parkedStreams: 0 }, { signal: inTime.signal });
    late.catch(() => undefined);
    try {
      return await Promise.race([this.#asked, late]);
    } finally {
      inTime.abort();
    }
  }
}

type Parts = Readonly<{ store: Pick<EventStore, 'health'>; control: Measured & Pick<ProjectionControl, 'isShared'> }>;

/**
 * Anybody may read it, so it counts no events that wait: in a quiet round that would tell when something happens.
 * Unready is a copy that can do nothing, or that lacks what others have. Where only something that all copies share is away, each of them serves
 * what does not need it; neither does a parked stream or a damaged text make a copy unready.
 */
export class HealthProbe {
  readonly #of: Parts;
  readonly #views: ViewsProbe;
  #hasServed = false;

  constructor(parts: Parts) {
    this.#of = parts;
    this.#views = new ViewsProbe(parts.control);
  }

  async look(): Promise<Omit<Health, 'inbound'>> {
    const views = await this.#views.look();
    const store = this.#of.store.health();
    return {
      status: this.#statusOf(store, views),
      store: { ok: store.ok, detail: store.detail ?? null },
      views,
    };
  }

  #statusOf(store: StoreHealth, views: ViewsHealth): Health['status'] {
    if (views.ok) this.#hasServed = true;
    if (!isUsable(store) || !this.#isServing(views)) return 'unready';
    return store.ok && views.ok ? servingAll(store, views) : 'degraded';
  }

  #isServing({ ok }: ViewsHealth): boolean {
    return ok || (this.#of.control.isShared && this.#hasServed);
  }
}

const isUsable = (store: StoreHealth): boolean => store.ok || store.partly === true;
const servingAll = ({ impaired }: StoreHealth, { parkedStreams }: ViewsHealth): 'ready' | 'impaired' =>
  impaired === true || parkedStreams > 0 ? 'impaired' : 'ready';
