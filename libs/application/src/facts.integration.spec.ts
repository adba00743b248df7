import { ON_REQUEST } from '@plumbline/testing';
import { randomUUID } from 'node:crypto';
import { MemoryEventStore } from '@plumbline/event-store';
import type { EventToAppend } from '@plumbline/event-log';
import { Aggregates } from './decide-and-append.js';
import { Facts } from './facts.js';

const metadata = { recordedAt: '2026-01-01T00:00:00Z', actor: 'ops', correlationId: 'c', causationId: 'c' };
const event = (type: string, data: object): EventToAppend => ({ type, data, id: randomUUID(), metadata });

describe('facts', () => {
  let store: MemoryEventStore;
  let facts: Facts;
  beforeEach(() => {
    store = new MemoryEventStore();
    facts = new Facts(new Aggregates(store));
  });
  const append = (personId: string, ...events: EventToAppend[]) => store.append(`person-${personId}`, 'any', events);
  const register = (personId: string, managerId: string | null, effectiveDate = '2026-01-01') =>
    append(
      personId,
      event('PersonRegistered', {
        personId,
        displayName: personId,
        email: null,
        sourceId: null,
        orgUnit: 'platform',
        level: 'senior',
        managerId,
        effectiveDate,
      }),
    );
  const moveUnder = (personId: string, managerId: string | null, effectiveDate: string) =>
    append(personId, event('ManagerChanged', { personId, managerId, effectiveDate }));

  describe('managers above a person', () => {
    it('are listed nearest first', async () => {
      await register('top', null);
      await register('mid', 'top');
      await register('low', 'mid');
      expect(await facts.managersAbove('low', '2026-02-01')).toEqual(['mid', 'top']);
      expect(await facts.managersAbove('top', '2026-02-01')).toEqual([]);
      expect(await facts.managersAbove('nobody', '2026-02-01')).toEqual([]);
    });
    it('are those of the requested date', async () => {
      await register('low', 'first');
      await moveUnder('low', 'second', '2026-03-01');
      expect(await facts.managersAbove('low', '2026-02-28')).toEqual(['first']);
      expect(await facts.managersAbove('low', '2026-03-01')).toEqual(['second']);
    });
    it('end where damaged data has a loop', async () => {
      await register('a', 'b');
      await register('b', 'c');
      await register('c', 'b');
      expect(await facts.managersAbove('a', '2026-02-01')).toEqual(['b', 'c']);
      expect(await facts.managersAbove('b', '2026-02-01')).toEqual(['c']);
    });
    it('are cut off at a maximum length', async () => {
      for (let n = 0; n < 80; n += 1) await register(`p${n.toString()}`, `p${(n + 1).toString()}`);
      expect(await facts.managersAbove('p0', '2026-02-01')).toHaveLength(64);
    });
    it('include a change that takes effect later, when somebody is to become a manager', async () => {
      await register('a', null);
      await register('b', null);
      await moveUnder('a', 'b', '2027-01-01');
      const now = '2026-02-01T00:00:00Z';
      expect(await facts.manager('a', { from: '2026-02-01', now: now })).toEqual({
        managerKnown: true,
        managersAbove: ['b'],
      });
    });
  });

  it('tell who is not registered, has left, or was erased', async () => {
    for (const id of ['here', 'leaving', 'left', 'erased']) await register(id, null);
    await append('leaving', event('PersonLeft', { personId: 'leaving', effectiveDate: '2026-06-01' }));
    await append('left', event('PersonLeft', { personId: 'left', effectiveDate: '2026-02-01' }));
    await append('erased', event('PersonErased', { personId: 'erased', ...ON_REQUEST }));
    const all = ['here', 'leaving', 'left', 'erased', 'nobody'];
    expect(await facts.unknownPeople(all, '2026-02-01')).toEqual(['left', 'erased', 'nobody']);
  });

  it('include an event as soon as it is acknowledged', async () => {
    await register('low', 'first');
    expect(await facts.managersAbove('low', '2026-04-01')).toEqual(['first']);
    await moveUnder('low', 'second', '2026-03-01');
    expect(await facts.managersAbove('low', '2026-04-01')).toEqual(['second']);
  });

  it('keep a retired version available to what is pinned to it, and to nothing else', async () => {
    const frameworkId = 'eng';
    const scale = { min: 1, max: 5, labels: [] };
    await store.append('framework-eng', 'any', [
      event('FrameworkDrafted', { frameworkId, track: 'eng', title: 'Engineering', scale }),
      event('FrameworkPublished', { frameworkId, version: 1, semanticHash: 'a'.repeat(64) }),
    ]);
    const ref = { id: frameworkId, version: 1 };
    expect(await facts.rubricOnOffer(ref)).toMatchObject({ version: 1 });
    expect(await facts.rubricOnOffer({ ...ref, version: 2 })).toBeNull();
    await store.append('framework-eng', 'any', [event('FrameworkRetired', { frameworkId, reason: 'replaced' })]);
    expect(await facts.rubricOnOffer(ref)).toBeNull();
    expect(await facts.rubric(ref)).toMatchObject({ version: 1 });
  });
});
