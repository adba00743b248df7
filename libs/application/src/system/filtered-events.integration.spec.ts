import { randomUUID } from 'node:crypto';
import { MemoryEventStore } from '@plumbline/event-store';
import { aRound } from '@plumbline/testing';
import { readModelOf } from '@plumbline/testing-views';
import { Aggregates } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { ViewerResolver } from '../viewer-resolver.js';
import { type EventFilter, visibleEvents } from './queries/visible-events.js';

const store = new MemoryEventStore();
const views = readModelOf([], []);
const resolver = new ViewerResolver(new Facts(new Aggregates(store)), views.db);
const NOISE = 4_500;
const metadata = (recordedAt: string, actor: string) => ({
  ...{ recordedAt, actor, correlationId: 'c', causationId: 'c' },
});
const rename = (personId: string, orgUnit: string) => ({
  type: 'OrgUnitChanged' as const,
  data: { personId, orgUnit, effectiveDate: '2026-01-01' },
});

beforeAll(async () => {
  for (const { stream, type, data } of aRound().events)
    await store.append(stream, 'any', [
      { type, data, id: randomUUID(), metadata: metadata('2026-03-01T10:00:00.000Z', 'ops') },
    ]);
  const many = Array.from({ length: NOISE }, (_, at) => ({
    ...{ ...rename('otto', `unit-${at.toString()}`), id: randomUUID() },
    metadata: metadata('2026-03-02T10:00:00.000Z', 'robot'),
  }));
  await store.append('person-otto', 'any', many);
  await store.append('person-otto', 'any', [
    { ...rename('otto', 'last'), id: randomUUID(), metadata: metadata('2026-03-03T10:00:00.000Z', 'ops') },
  ]);
});
afterAll(() => {
  views.close();
});

const found = async (filter: EventFilter, personId = 'aud', limit = 200) => {
  const viewer = { personId, roles: ['auditor'] as const, today: '2026-03-03' };
  const pages: number[] = [];
  const events = [];
  let after: string | null = null;
  do {
    const page = await visibleEvents({ store, resolver }, viewer, { after, limit, filter });
    pages.push(page.items.length);
    events.push(...page.items);
    after = page.nextCursor;
  } while (after !== null);
  return { events, pages };
};

describe('events that match a filter', () => {
  it('are those of a stream, a type, an actor or a time, or of all of them', async () => {
    const ofCarl = await found({ stream: 'nomination-n-carl' });
    expect(new Set(ofCarl.events.map(({ stream }) => stream))).toEqual(new Set(['nomination-n-carl']));
    expect(ofCarl.events.length).toBeGreaterThan(1);
    const opened = await found({ type: 'CycleOpened' });
    expect(opened.events.map(({ stream }) => stream)).toEqual(['cycle-spring', 'cycle-autumn']);
    const last = await found({ actor: 'ops', from: '2026-03-03T10:00:00.000Z' });
    expect(last.events.map(({ data }) => data?.['orgUnit'])).toEqual(['last']);
    expect((await found({ until: '2026-03-01T10:00:00.000Z' })).events).toEqual([]);
    const both = await found({ stream: 'person-otto', type: 'OrgUnitChanged', actor: 'ops' });
    expect(both.events.map(({ data }) => data?.['orgUnit'])).toEqual(['last']);
  });
  it('are looked for in 2,000 at a time, so that a page may be empty and say where to go on', async () => {
    const { pages } = await found({ from: '2026-03-03T00:00:00.000Z' });
    expect(pages).toEqual([0, 0, 1]);
  });
  it('are no events that are withheld: nothing tells whether one of them matched', async () => {
    const all = await found({}, 'carl', 10_000);
    expect(all.events.filter(({ withheld }) => withheld)).toEqual([]);
    expect((await found({ stream: 'nomination-n-carl' }, 'carl')).events).toEqual([]);
    const opened = async (who: string) =>
      (await found({ type: 'NominationOpened' }, who)).events.map(({ stream }) => stream);
    expect(await opened('aud')).toContain('nomination-n-carl');
    expect(await opened('carl')).not.toContain('nomination-n-carl');
  });
});
