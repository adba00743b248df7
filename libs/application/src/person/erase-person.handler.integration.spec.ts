import { MemoryEventStore } from '@plumbline/event-store';
import { History } from '@plumbline/testing';
import { Aggregates } from '../decide-and-append.js';
import { ErasePerson, ErasePersonHandler, forgetErased } from './erase-person.handler.js';

const context = { actor: 'root', now: '2026-03-02T09:30:00.000Z', correlationId: 'c', causationId: 'r' };
const erasure = new ErasePerson({ type: 'ErasePerson', data: { personId: 'cleo', reason: 'Asked' } }, context);

const filled = async (): Promise<MemoryEventStore> => {
  const store = new MemoryEventStore();
  const history = new History()
    .person('cleo', { displayName: 'Cleo Keane' })
    .person('carl', { displayName: 'Carl Ives' });
  for (const { id, type, stream, data, metadata } of history.events)
    await store.append(stream, 'any', [{ id, type, data, metadata }]);
  return store;
};
const namesIn = async (store: MemoryEventStore): Promise<readonly unknown[]> =>
  (await store.readAll(null, 10)).flatMap(({ data }) =>
    data !== undefined && 'displayName' in data ? [data.displayName] : [],
  );

describe('erasing a person', () => {
  it('records it, and ends their texts in the log', async () => {
    const store = await filled();
    expect(await namesIn(store)).toEqual(['Cleo Keane', 'Carl Ives']);
    await new ErasePersonHandler(new Aggregates(store)).execute(erasure);
    expect(await store.streamsWith('PersonErased')).toEqual(['person-cleo']);
    expect(await namesIn(store)).toEqual(['erased', 'Carl Ives']);
  });

  it('that ended with its event, in a crash, is finished by the next start, and by a repeat', async () => {
    for (const finish of [
      forgetErased,
      async (store: MemoryEventStore) => {
        await new ErasePersonHandler(new Aggregates(store)).execute(erasure);
      },
    ]) {
      const store = await filled();
      const id = '00000000-0000-7000-8000-000000000001';
      const metadata = { recordedAt: context.now, actor: 'root', correlationId: 'c', causationId: 'r' };
      await store.append('person-cleo', 'any', [
        { id, type: 'PersonErased', data: { personId: 'cleo', reason: 'Asked' }, metadata },
      ]);
      expect(await namesIn(store)).toEqual(['Cleo Keane', 'Carl Ives']);
      await finish(store);
      expect(await namesIn(store)).toEqual(['erased', 'Carl Ives']);
    }
  });

  it('is refused for somebody unknown, and ends nothing', async () => {
    const store = await filled();
    const handler = new ErasePersonHandler(new Aggregates(store));
    const unknown = new ErasePerson({ type: 'ErasePerson', data: { personId: 'nobody', reason: 'Asked' } }, context);
    await expect(handler.execute(unknown)).rejects.toThrow();
    expect(await namesIn(store)).toEqual(['Cleo Keane', 'Carl Ives']);
  });
});
