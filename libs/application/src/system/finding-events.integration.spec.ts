import { randomUUID } from 'node:crypto';
import type { FindingAbout, FindingRaised } from '@plumbline/domain';
import { MemoryEventStore } from '@plumbline/event-store';
import { aRound } from '@plumbline/testing';
import { readModelOf } from '@plumbline/testing-views';
import { Aggregates } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { ViewerResolver } from '../viewer-resolver.js';
import { visibleEvents } from './queries/visible-events.js';

const store = new MemoryEventStore();
const views = readModelOf([], []);
const resolver = new ViewerResolver(new Facts(new Aggregates(store)), views.db);
afterAll(() => {
  views.close();
});

const place = { eventId: 'e', eventType: 'VotingOpened', revision: '7' };
const raised = (kind: FindingAbout['kind'], id: string, decidedOn: string): FindingRaised['data'] => ({
  ...{ findingId: `${kind}-${id}-${decidedOn}`, about: { kind, id } },
  found: { kind: 'broken-guard', done: place, decidedOn: { stream: decidedOn, revision: '6' }, changedBy: place },
});
/** Each on its stream; moe, on no level, is recused from the nomination of carl. */
const RAISED = [
  raised('cycle', 'spring', 'nomination-n-carl'),
  raised('cycle', 'spring', 'candidacy-of-carl'),
  raised('framework', 'ladder', 'person-moe'),
  raised('person', 'moe', 'person-ada'),
];
beforeAll(async () => {
  const claim = { cycleId: 'spring', candidateId: 'carl', nominationId: 'n-carl' };
  const findings = RAISED.map((data) => {
    const { kind, id } = data.about;
    return { stream: `${kind}-${id}`, type: 'FindingRaised', data };
  });
  const metadata = { recordedAt: '2026-03-02T23:00:00.000Z', actor: 'lin', correlationId: 'c', causationId: 'c' };
  const told = [{ stream: 'candidacy-of-carl', type: 'CandidacyClaimed', data: claim }, ...findings];
  for (const { stream, type, data } of [...aRound().events, ...told])
    await store.append(stream, 'any', [{ type, data, id: randomUUID(), metadata }]);
});

type ToldOf = Readonly<{ found: Readonly<{ decidedOn: Readonly<{ stream: string }> | null }> }>;
/** The stream that each finding says a step was decided on; null where it is not told, `withheld` where nothing is. */
const toldOf = async (personId: string): Promise<readonly (string | null)[]> => {
  const viewer = { personId, roles: ['auditor'] as const, today: '2026-03-03' };
  const { items } = await visibleEvents({ store, resolver }, viewer, { after: null, limit: 1_000 });
  return items.slice(-RAISED.length).map(({ withheld, data }) => {
    if (withheld) return 'withheld';
    return (data as ToldOf).found.decidedOn?.stream ?? null;
  });
};

describe('a finding in the event log', () => {
  it('names the stream that a step was decided on', async () => {
    expect(await toldOf('aud')).toEqual(['nomination-n-carl', 'candidacy-of-carl', 'person-moe', 'person-ada']);
  });
  it('names to nobody a nomination or a claim that is kept from them, or what happened on their own record', async () => {
    expect(await toldOf('moe')).toEqual([null, null, null, 'withheld']);
  });
});
