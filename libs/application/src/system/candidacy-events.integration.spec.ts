import type { Role } from '@plumbline/access';
import { MemoryEventStore } from '@plumbline/event-store';
import { aRound } from '@plumbline/testing';
import { readModelOf } from '@plumbline/testing-views';
import { randomUUID } from 'node:crypto';
import { Aggregates } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import type { StoredEvent } from '@plumbline/event-log';
import { ViewerResolver } from '../viewer-resolver.js';
import { visibleEvents } from './queries/visible-events.js';
import { mayKnowStream, mayReadEvent } from './visible-streams.js';

const TODAY = '2026-03-03';
const store = new MemoryEventStore();
const views = readModelOf([], []);
const resolver = new ViewerResolver(new Facts(new Aggregates(store)), views.db);
afterAll(() => {
  views.close();
});

/** dora, on no level and thus never eligible, reports to lin; nothing but a claim tells of her in `spring`. */
const CANDIDACY = 'candidacy-of-dora';
/** A claim of carl, whose nomination was opened, and rea asked to review. */
const OPENED = 'candidacy-of-carl';
const claimOf = (stream: string, candidateId: string, nominationId: string) => ({
  stream,
  type: 'CandidacyClaimed',
  data: { cycleId: 'spring', candidateId, nominationId },
});

beforeAll(async () => {
  const round = aRound().person('dora', { level: null, managerId: 'lin' });
  const claims = [claimOf(CANDIDACY, 'dora', 'never-opened'), claimOf(OPENED, 'carl', 'n-carl')];
  const metadata = { recordedAt: '2026-03-02T23:00:00.000Z', actor: 'lin', correlationId: 'c', causationId: 'c' };
  for (const { stream, type, data } of [...round.events, ...claims])
    await store.append(stream, 'any', [{ type, data, id: randomUUID(), metadata }]);
});

const viewer = (personId: string, role: Role) => ({ personId, roles: [role], today: TODAY });
const shownTo = async (personId: string): Promise<readonly (string | null)[]> => {
  const page = await visibleEvents({ store, resolver }, viewer(personId, 'auditor'), { after: null, limit: 1_000 });
  return page.items.slice(-2).map(({ stream }) => stream);
};

describe('a candidacy in the event log', () => {
  it.each([
    ['aud', [CANDIDACY, OPENED]],
    ['dora', [null, OPENED]],
    ['lin', [null, null]],
    ['rea', [CANDIDACY, null]],
    ['ron', [CANDIDACY, OPENED]],
    ['moe', [CANDIDACY, null]],
    ['otto', [null, null]],
  ])(
    'shows %s the claims of %j: as the nominations that they name, also one that was never opened',
    async (who, told) => {
      expect(await shownTo(who)).toEqual(told);
    },
  );
  it('is withheld from everybody where it cannot be read', async () => {
    const [event] = await store.readStream(CANDIDACY);
    const unreadable = { ...event, data: undefined, unreadable: 'written by a newer program' } as StoredEvent;
    expect(await mayReadEvent(resolver, unreadable, viewer('aud', 'auditor'))).toBe(false);
  });
});

describe('a candidacy that a view parked', () => {
  it.each([
    ['aud', 'auditor', true, true],
    ['ada', 'admin', true, true],
    ['dora', 'admin', false, true],
    ['carl', 'admin', true, false],
    ['moe', 'admin', true, false],
  ] as const)('is known to %s, %s: %s, and of carl: %s', async (who, role, ofDora, ofCarl) => {
    expect(await mayKnowStream(resolver, CANDIDACY, viewer(who, role))).toBe(ofDora);
    expect(await mayKnowStream(resolver, OPENED, viewer(who, role))).toBe(ofCarl);
  });
});
