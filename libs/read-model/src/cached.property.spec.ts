import { ON_REQUEST } from '@plumbline/testing';
import type { Role } from '@plumbline/access';
import type { PlumblineEvent, Recorded } from '@plumbline/domain';
import { VIEWS } from '@plumbline/projections';
import { personalFields } from '@plumbline/event-store';
import { everyEvent } from '@plumbline/testing-views';
import { openReadModel, type RowCache, type View } from '@plumbline/view-store';
import fc from 'fast-check';
import type { Kysely } from 'kysely';
import { boardPage } from './board/board.queries.js';
import { cycleProgressOf } from './cycles/cycles.queries.js';
import { decisionsPage } from './decisions/decisions.queries.js';
import { sourcesOfNomination } from './frameworks/version-sources.queries.js';
import { nominationHeadOf } from './packets/nomination-head.queries.js';
import { reviewsPage } from './packets/packet-reviews.queries.js';
import { roundsOf } from './packets/packet-votes.queries.js';
import { packetOf } from './packets/packets.queries.js';
import { bandCountsOf, heatMapPage, levelsOf } from './readiness/readiness.queries.js';
import { TABLES, type Views } from './tables.js';
import type { ListViewer } from './visibility/list-viewer.js';

const PEOPLE = ['top', 'lin', 'cleo', 'carl', 'mia', 'max', 'moe', 'cho', 'ron', 'rea', 'otto'];
const ROLES: readonly (readonly Role[])[] = [[], ['admin'], ['auditor']];
const page = { limit: 10 };

type Read = (db: Kysely<Views>, viewer: ListViewer) => Promise<unknown>;
const READS: readonly Read[] = [
  ...['n-cleo', 'n-carl'].flatMap((id): Read[] => [
    (db) => packetOf(db, id),
    (db) => nominationHeadOf(db, id),
    (db) => reviewsPage(db, id, page),
    (db) => roundsOf(db, id),
    (db) => levelsOf(db, id),
    (db) => sourcesOfNomination(db, id),
  ]),
  (db, viewer) => boardPage(db, viewer, {}, { ...page, sort: { by: 'updatedAt', descending: true } }),
  (db, viewer) => boardPage(db, viewer, { manager: 'top' }, { ...page, sort: { by: 'candidate', descending: false } }),
  (db, viewer) => decisionsPage(db, viewer, {}, page),
  (db, viewer) => heatMapPage(db, viewer, { cycleId: 'spring', level: 'staff' }, page),
  (db, viewer) => bandCountsOf(db, viewer, { cycleId: 'spring' }),
  (db, viewer) => cycleProgressOf(db, viewer, 'spring'),
];

const EVENTS = everyEvent(personalFields);
const erasureOf = (personId: string): Recorded<PlumblineEvent> => {
  const last = EVENTS.at(-1) as Recorded<PlumblineEvent>;
  return {
    ...last,
    type: 'PersonErased',
    data: { personId, ...ON_REQUEST },
    stream: `person-${personId}`,
    revision: 9n,
  };
};

const placeOf = (view: View, stream: string): string => `${view.name} ${stream}`;
const project = (rows: RowCache, view: View, event: Recorded<PlumblineEvent>): void => {
  rows.apply(view.tables, rows.projection(view)(event));
};

/** Views that follow events; one view may have one stream parked for a while. */
class World {
  readonly #model = openReadModel({ dataDir: ':memory:', tables: TABLES });
  readonly #told: Recorded<PlumblineEvent>[] = [];
  readonly #rows: RowCache;
  readonly reader;
  #next = 0;
  /** Events that wait, in order, with the views that have parked their stream. */
  #waiting: Readonly<{ view: View; event: Recorded<PlumblineEvent> }>[] = [];
  #parked: readonly string[] = [];

  constructor() {
    this.#model.prepare(VIEWS);
    this.#rows = this.#model.rows(VIEWS);
    this.reader = this.#model.reader<Views>();
  }

  tell(count: number): void {
    const events = EVENTS.slice(this.#next, this.#next + count);
    this.#next += events.length;
    this.#handle(events);
  }

  erase(personId: string): void {
    if (this.#next > PEOPLE.length) this.#handle([erasureOf(personId)]);
  }

  park(view: View): void {
    this.unpark();
    const stream = EVENTS[this.#next]?.stream;
    if (stream !== undefined) this.#parked = [placeOf(view, stream)];
  }

  unpark(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#parked = [];
    this.#model.transaction(() => {
      for (const { view, event } of waiting) project(this.#rows, view, event);
      this.#rows.flush();
    });
  }

  rebuild(): void {
    this.unpark();
    const tables = this.#model.rebuildTables(VIEWS);
    for (const event of this.#told) for (const view of VIEWS) project(tables.rows.cache, view, event);
    tables.rows.flush();
    tables.swap(() => ({ position: null, parked: [] }));
    this.#rows.clear();
  }

  #handle(events: readonly Recorded<PlumblineEvent>[]): void {
    this.#told.push(...events);
    this.#model.transaction(() => {
      for (const event of events) for (const view of VIEWS) this.#projectOrPark(view, event);
      this.#rows.flush();
    });
  }

  /** A view also parks a stream of which it cannot handle an event, because another stream that it builds on is parked. */
  #projectOrPark(view: View, event: Recorded<PlumblineEvent>): void {
    const place = placeOf(view, event.stream);
    if (!this.#parked.includes(place)) {
      try {
        project(this.#rows, view, event);
        return;
      } catch (error) {
        if (this.#parked.length === 0) throw error;
        this.#parked = [...this.#parked, place];
      }
    }
    this.#waiting.push({ view, event });
  }
}

const of = <T>(values: readonly T[]) => fc.constantFrom(...values);
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.integer({ min: 1, max: 16 }).map((count) => (world: World) => {
      world.tell(count);
    }),
  },
  {
    weight: 1,
    arbitrary: of(PEOPLE).map((personId) => (world: World) => {
      world.erase(personId);
    }),
  },
  {
    weight: 1,
    arbitrary: of(VIEWS).map((view) => (world: World) => {
      world.park(view);
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constant((world: World) => {
      world.unpark();
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constant((world: World) => {
      world.rebuild();
    }),
  },
);
const asking = fc.record({ read: of(READS), personId: of(PEOPLE), roles: of(ROLES) });
const turn = fc.record({ step, asked: fc.array(asking, { maxLength: 4 }) });

describe('cached answers', () => {
  it('equal uncached answers after any changes of the rows', async () => {
    const told = fc.array(turn, { minLength: 8, maxLength: 16 });
    await fc.assert(
      fc.asyncProperty(told, async (turns) => {
        const world = new World();
        const cached = world.reader.db;
        const uncached = cached.withPlugin({
          transformQuery: ({ node }) => node,
          transformResult: ({ result }) => Promise.resolve(result),
        });
        try {
          for (const { step, asked } of turns) {
            step(world);
            // The reads of one nomination run after every step: only an answer cached earlier can be stale.
            const always = READS.slice(0, 12).map((read) => ({ read, personId: 'mia', roles: ROLES[0] ?? [] }));
            for (const { read, ...who } of [...asked, ...always]) {
              const viewer = { ...who, today: '2026-06-01' };
              expect(await read(cached, viewer)).toEqual(await read(uncached, viewer));
            }
          }
        } finally {
          world.reader.close();
        }
      }),
      { numRuns: 12 },
    );
  }, 60_000);
});
