import { randomUUID } from 'node:crypto';
import { MemoryEventStore } from '@plumbline/event-store';
import { ON_REQUEST } from '@plumbline/testing';
import { Aggregates } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { NamedIds } from './named-ids.js';
import { Namesakes } from './namesakes.js';
import { Newcomers } from './newcomers.js';
import { RegisterPerson, RegisterPersonHandler } from './register-person.handler.js';
import { SourceIds } from './source-ids.js';

const NOW = '2026-03-02T09:30:00.000Z';
const context = { actor: 'root', now: NOW, correlationId: 'c', causationId: 'r' };
const registration = (personId: string | null) =>
  new RegisterPerson(
    {
      type: 'RegisterPerson',
      data: {
        ...{ personId, displayName: 'Quillon', email: null, sourceId: 'HR-1', orgUnit: 'eng', level: null },
        ...{ managerId: null, effectiveDate: '2026-01-01' },
      },
    },
    context,
  );

describe('a registration that an erasure overtakes', () => {
  let store: MemoryEventStore;
  let aggregates: Aggregates;
  let handler: RegisterPersonHandler;
  beforeEach(() => {
    store = new MemoryEventStore();
    aggregates = new Aggregates(store);
    const facts = new Facts(aggregates);
    const namesakes = new Namesakes(
      () => Promise.resolve([]),
      (id) => facts.registeredLike(id),
    );
    const sourceIds = new SourceIds(aggregates, facts, namesakes);
    handler = new RegisterPersonHandler(
      aggregates,
      new Newcomers(facts, namesakes, sourceIds, new NamedIds('refuse')),
      sourceIds,
    );
  });
  const erase = (personId: string) => {
    const metadata = { recordedAt: NOW, actor: 'mate', correlationId: 'c', causationId: 'c' };
    const event = { id: randomUUID(), type: 'PersonErased', data: { personId, ...ON_REQUEST }, metadata } as const;
    return store.append(`person-${personId}`, 'any', [event]);
  };
  /** The registrations have looked up whose the source id is, and wait for the turn in which that person is erased. */
  const overtaken = async (personId: string, ...registrations: readonly RegisterPerson[]) => {
    let end: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => (end = resolve));
    const erasing = aggregates.inTurn(`person-${personId}`, async () => {
      await waiting;
      await erase(personId);
    });
    const registering = registrations.map((each) => handler.execute(each));
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
    end();
    await erasing;
    return Promise.allSettled(registering);
  };

  it.each([1, 12])('goes on without an id of theirs under a new one, also %d at once', async (many) => {
    const { id } = await handler.execute(registration(null));
    const made = await overtaken(id, ...Array.from({ length: many }, () => registration(null)));
    const ids = new Set(made.map((each) => (each.status === 'fulfilled' ? each.value.id : String(each.reason))));
    expect(ids.size).toBe(1);
    expect([...ids][0]).toMatch(/^[\da-f]{16}$/);
    expect(ids.has(id)).toBe(false);
    expect(made.filter((each) => each.status === 'fulfilled' && each.value.appended === 1)).toHaveLength(1);
    expect(await store.sourceIds.holderOf('HR-1')).toBe([...ids][0]);
    await store.forget([{ subject: id }]);
    expect(await store.sourceIds.holderOf('HR-1')).toBe([...ids][0]);
  });

  it('is refused with the id of theirs that it was sent with', async () => {
    await handler.execute(registration('p-9'));
    const [refused] = await overtaken('p-9', registration('p-9'));
    expect(refused).toMatchObject({ status: 'rejected', reason: { code: 'person-erased' } });
  });
});
