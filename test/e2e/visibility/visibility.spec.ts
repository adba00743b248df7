import type { Field, Grants, Principal } from '@plumbline/access';
import type {
  BandCounts,
  CycleProgress,
  DecisionItem,
  HeatMapColumn,
  NominationItem,
  Packet,
  ReviewTask,
  StoredEvent,
  TimelineEntry,
} from '@plumbline/responses';
import { dayOf } from '@plumbline/domain';
import { Loaded } from '../../integration/visibility/loaded.js';
import { Random } from '../../integration/visibility/random.js';
import { randomWorld } from '../../integration/visibility/world.js';
import { UNLIMITED } from '../access-matrix/answer.js';
import { type Answer, type Client, ok } from '../support/client.js';
import { makeDataDir, removeDataDir, type Server, startServer } from '../support/server.js';
import { seenInPacket } from './seen-in-packet.js';

const SEED = Number(process.env['PLUMBLINE_SEED'] ?? 20_261_202);
const random = new Random(SEED);
const world = randomWorld(random, { people: 14, nominations: 60 });
/** An auditor who is nothing to anybody. */
const EYE: Principal = { personId: 'eye', roles: ['auditor'] };
const PEOPLE = [...world.people, EYE];

const dataDir = makeDataDir();
const clients = new Map<string, Client>();
let server: Server;
let loaded: Loaded;
let latest: Record<string, string> = {};

beforeAll(async () => {
  server = await startServer(dataDir, UNLIMITED);
  for (const { stream, id, type, data, metadata } of world.events)
    await server.store.append(stream, 'any', [{ id, type, data, metadata }]);
  latest = await server.latest();
  loaded = await Loaded.from(world, dayOf(new Date().toISOString()));
  for (const { personId, roles } of PEOPLE) clients.set(personId, await server.as(personId, ...roles));
});
afterAll(async () => {
  await server.close();
  await loaded.close();
  removeDataDir(dataDir);
});

const get = async ({ personId }: Principal, path: string): Promise<Answer> => {
  const client = clients.get(personId);
  if (client === undefined) throw new Error(`nobody is ${personId}`);
  return client.get(path, latest);
};
const read = async <T>(person: Principal, path: string): Promise<T> => (await ok(get(person, path))).body as T;

type Page<T> = Readonly<{ items: readonly T[]; nextCursor: string | null }>;
const all = async <T>(person: Principal, path: string): Promise<readonly T[]> => {
  const { items, nextCursor } = await read<Page<T>>(person, path);
  expect(nextCursor).toBeNull();
  return items;
};

/** The whole log, page by page. */
const eventsFor = async (person: Principal): Promise<readonly StoredEvent[]> => {
  const events: StoredEvent[] = [];
  for (let further = ''; ;) {
    const { items, nextCursor } = await read<Page<StoredEvent>>(person, `/events?limit=200${further}`);
    events.push(...items);
    if (nextCursor === null) return events;
    further = `&cursor=${nextCursor}`;
  }
};

const grantsOf = async (person: Principal): Promise<ReadonlyMap<string, Grants>> =>
  new Map(await Promise.all(world.nominations.map(async (id) => [id, await loaded.grants(id, person)] as const)));
const those = (grants: ReadonlyMap<string, Grants>, field: Field, of: (id: string) => boolean = () => true) =>
  [...grants].filter(([id, seen]) => seen[field] && of(id)).map(([id]) => id);
const sorted = (ids: readonly string[]): readonly string[] => [...ids].sort();
const stateOf = (id: string) => loaded.state(id).status;
const isLive = (id: string): boolean => stateOf(id) !== 'withdrawn';
/** Whether three reviews of people not recused were in at once, or a vote was closed; each review rates the only criterion. */
const bandsAreTold = (id: string): boolean => {
  const inNow = new Set<string>();
  return world.events
    .filter(({ stream }) => stream === `nomination-${id}`)
    .some(({ type, data }) => {
      if (type === 'ReviewSubmitted') inNow.add((data as unknown as { reviewerId: string }).reviewerId);
      if (type === 'ReviewerRecused') inNow.delete((data as unknown as { personId: string }).personId);
      return type === 'VotingClosed' || inNow.size >= 3;
    });
};
const inCycle = (cycle: string) => (id: string) => loaded.state(id).cycleId === cycle;

describe(`over HTTP, in a random world of seed ${SEED.toString()}`, () => {
  const PARTS = [
    ['readiness', 'readiness'],
    ['gaps?level=staff', 'readiness'],
    ['reviews', 'reviews'],
    ['votes', 'voters'],
    ['history', 'history'],
  ] as const;
  const pairs = Array.from({ length: 200 }, () => ({
    person: PEOPLE[random.below(PEOPLE.length)] ?? EYE,
    id: world.nominations[random.below(world.nominations.length)] ?? '',
  }));
  it.each(Array.from({ length: 10 }, (_, at) => ({ from: at * 20 })))(
    'a packet and its parts show exactly what is granted, in 20 of 200 pairs of person and nomination from $from',
    async ({ from }) => {
      let fields = 0;
      for (const { person, id } of pairs.slice(from, from + 20)) {
        const grants = await loaded.grants(id, person);
        const { status, body } = await get(person, `/nominations/${id}`);
        expect([person, id, status]).toEqual([person, id, grants.exists ? 200 : 404]);
        for (const [part, field] of PARTS)
          expect([person, id, part, (await get(person, `/nominations/${id}/${part}`)).status === 200]).toEqual([
            ...[person, id, part, grants[field]],
          ]);
        if (status !== 200) continue;
        const whole = await read<Packet>(EYE, `/nominations/${id}`);
        const seen = seenInPacket(body as unknown as Packet, whole, person.personId);
        const granted = Object.fromEntries(Object.keys(seen).map((field) => [field, grants[field as Field]]));
        expect([person, id, seen]).toEqual([person, id, granted]);
        fields += Object.keys(seen).length;
      }
      expect(fields).toBeGreaterThan(20);
    },
  );

  it.each(PEOPLE)(
    'the board shows $personId, $roles, what has a state for them and what is granted of it',
    async (person) => {
      const grants = await grantsOf(person);
      const items = await all<NominationItem>(person, '/nominations?limit=200');
      expect(sorted(items.map(({ id }) => id))).toEqual(sorted(those(grants, 'state')));
      for (const { id, outcome, hidden } of items) {
        const seen = grants.get(id);
        const fields = ['outcome', 'reviewsIn', 'band'] as const;
        const isSeen = (field: (typeof fields)[number]): boolean =>
          seen?.[field] === true && (field !== 'band' || seen.ratings || bandsAreTold(id));
        expect([id, fields.filter((field) => !hidden.includes(field))]).toEqual([id, fields.filter(isSeen)]);
        expect([id, outcome]).toEqual([id, seen?.outcome ? loaded.state(id).outcome : null]);
      }
      for (const manager of ['p0', 'p1', 'p2']) {
        const above = await Promise.all(
          world.nominations.map(async (id) => [id, await loaded.managersAbove(loaded.state(id).candidateId)] as const),
        );
        const below = new Map(above.map(([id, managers]) => [id, managers.includes(manager)]));
        const found = await all<NominationItem>(person, `/nominations?limit=200&manager=${manager}`);
        const expected = those(grants, 'managers', (id) => below.get(id) === true && grants.get(id)?.exists === true);
        expect(sorted(found.map(({ id }) => id))).toEqual(sorted(expected));
      }
    },
  );

  it.each(PEOPLE)(
    'the register shows $personId, $roles, the decisions and what they rest on as granted',
    async (person) => {
      const grants = await grantsOf(person);
      const whole = await all<DecisionItem>(EYE, '/decisions?limit=200');
      const found = await all<DecisionItem>(person, '/decisions?limit=200');
      const expected = whole.flatMap(({ nomination: { id }, superseded }) => {
        const seen = grants.get(id);
        const isFound = superseded ? seen?.decisions : seen?.register;
        return isFound ? [{ id, superseded, basis: seen?.decisions }] : [];
      });
      expect(
        found.map(({ basis, nomination: { id }, superseded }) => ({ id, superseded, basis: basis !== null })),
      ).toEqual(expected);
    },
  );

  /** How often a nomination was decided on: the decision that stands, and those that were reopened. */
  const decisionsOn = (id: string) => {
    const count = (counted: string) =>
      world.events.filter(({ type, stream }) => type === counted && stream === `nomination-${id}`).length;
    const { outcome, feedback } = loaded.state(id);
    const [standing, standsReleased] = [outcome === null ? 0 : 1, feedback === null ? 0 : 1];
    return {
      standing,
      reopened: count('DecisionRecorded') - standing,
      reopenedAfterRelease: count('FeedbackReleased') - standsReleased,
    };
  };
  const timelineIsAsGranted = (entries: readonly TimelineEntry[], own: ReadonlyMap<string, Grants>): void => {
    const nominated = entries.filter(({ kind }) => kind === 'nominated').map(({ nomination }) => nomination?.id ?? '');
    expect(sorted(nominated)).toEqual(sorted(those(own, 'exists')));
    for (const id of nominated) {
      const seen = own.get(id);
      const { standing, reopened, reopenedAfterRelease } = decisionsOn(id);
      const before = seen?.decisions ? reopened : seen?.releases ? reopenedAfterRelease : 0;
      const shown = entries.filter(({ kind, nomination }) => kind === 'decided' && nomination?.id === id);
      expect([id, shown.length]).toEqual([id, (seen?.outcome ? standing : 0) + before]);
      expect(shown.map(({ readiness }) => readiness !== null)).toEqual(shown.map(() => seen?.band));
    }
  };
  it.each(PEOPLE)('timelines show $personId, $roles, what exists, decisions and bands as granted', async (person) => {
    const grants = await grantsOf(person);
    let readable = 0;
    for (const { personId } of world.people) {
      const { status, body } = await get(person, `/people/${personId}/timeline?limit=200`);
      const own = new Map([...grants].filter(([id]) => loaded.state(id).candidateId === personId));
      if (status !== 200) continue;
      readable += 1;
      timelineIsAsGranted((body as unknown as Page<TimelineEntry>).items, own);
    }
    if (person.roles.length > 0) expect(readable).toBe(world.people.length);
  });

  it.each(PEOPLE)('counts and heat maps hold for $personId, $roles, what is granted', async (person) => {
    const grants = await grantsOf(person);
    for (const cycle of ['c0', 'c1', 'c2']) {
      if ((await get(person, `/cycles/${cycle}/progress`)).status !== 200) continue;
      const { nominations } = await read<CycleProgress>(person, `/cycles/${cycle}/progress`);
      expect([cycle, nominations]).toEqual([cycle, those(grants, 'progress', inCycle(cycle)).length]);
      const mapped = those(grants, 'heatMap', (id) => inCycle(cycle)(id) && isLive(id));
      const columns = await all<HeatMapColumn>(person, `/cycles/${cycle}/levels/staff/heat-map?limit=200`);
      expect(columns.map(({ nomination }) => nomination.id)).toEqual(sorted(mapped));
      const { bands } = await read<BandCounts>(person, `/cycles/${cycle}/readiness`);
      const staff = bands.filter(({ level }) => level === 'staff');
      expect(staff.reduce((sum, { nominations: some }) => sum + some, 0)).toBe(mapped.length);
    }
  });

  it.each(PEOPLE)('worklists, pins and events hold for $personId, $roles, what is granted', async (person) => {
    const grants = await grantsOf(person);
    for (const list of ['reviews', 'votes']) {
      const items = await all<Pick<ReviewTask, 'nomination'>>(person, `/me/${list}?limit=200`);
      expect(items.filter(({ nomination }) => grants.get(nomination.id)?.exists !== true)).toEqual([]);
    }
    const own = (id: string): boolean => loaded.state(id).candidateId === person.personId;
    const told = await all<Pick<ReviewTask, 'nomination'>>(person, '/me/releases?limit=200');
    expect(sorted(told.map(({ nomination }) => nomination.id))).toEqual(sorted(those(grants, 'releases', own)));
    if (person.roles.length > 0) {
      const pinned = await all<Readonly<{ id: string }>>(person, '/frameworks/ladder/versions/1/nominations?limit=200');
      const isOpen = (id: string): boolean => !['decided', 'released', 'withdrawn'].includes(stateOf(id));
      expect(pinned.map(({ id }) => id)).toEqual(sorted(those(grants, 'state', isOpen)));
    }
    if (person.roles.includes('auditor')) {
      const events = await eventsFor(person);
      expect(events).toHaveLength(world.events.length);
      const streams = new Set(events.map(({ stream }) => stream ?? 'withheld'));
      const told = [...streams].filter((stream) => stream.startsWith('nomination-'));
      expect(sorted(told)).toEqual(sorted(those(grants, 'history').map((id) => `nomination-${id}`)));
      const claimed = events.flatMap(({ type, data }) =>
        type === 'CandidacyClaimed' ? [String(data?.['nominationId'])] : [],
      );
      expect(sorted(claimed)).toEqual(sorted(those(grants, 'history')));
    }
  });
});
