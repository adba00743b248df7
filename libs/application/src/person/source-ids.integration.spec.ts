import { MemoryEventStore } from '@plumbline/event-store';
import { OutcomeUnknown } from '../ports/event-store.port.js';
import { Aggregates } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { Namesakes } from './namesakes.js';
import { SourceIds } from './source-ids.js';

const ADA = { personId: 'ada', sourceId: 'HR-1' };

describe('a source id that a command is about to give to somebody', () => {
  let store: MemoryEventStore;
  let sourceIds: SourceIds;
  beforeEach(() => {
    store = new MemoryEventStore();
    const aggregates = new Aggregates(store);
    sourceIds = new SourceIds(aggregates, new Facts(aggregates), new Namesakes(() => Promise.resolve([])));
  });
  const failing = (error: Error) =>
    sourceIds
      .claiming(ADA, async () => {
        await sourceIds.of(ADA);
        throw error;
      })
      .catch((thrown: unknown) => thrown);

  it('stays theirs while another command for them is running, also where one of them fails', async () => {
    const refused = new Error('refused');
    await sourceIds.claiming(ADA, async () => {
      expect(await failing(refused)).toBe(refused);
      expect(await store.sourceIds.holderOf('HR-1')).toBe('ada');
      expect(await sourceIds.of({ personId: 'bob', sourceId: 'hr-1' })).toEqual({ sourceIdIs: 'ada' });
    });
    expect(await store.sourceIds.holderOf('HR-1')).toBe('ada');
    expect(await sourceIds.of({ personId: 'bob', sourceId: 'HR-1' })).toEqual({ sourceIdIs: null });
  });

  it('is free where the command fails, and kept where nobody knows whether it did', async () => {
    await failing(new OutcomeUnknown());
    expect(await store.sourceIds.holderOf('HR-1')).toBe('ada');
    await failing(new Error('refused'));
    expect(await store.sourceIds.holderOf('HR-1')).toBeUndefined();
  });

  it('says how somebody is registered who comes without an id: anew, or as a try before', async () => {
    const given = { personId: null, sourceId: 'HR-1' };
    const id = await sourceIds.idFor(given);
    expect(id).toMatch(/^[\da-f]{16}$/);
    expect(await sourceIds.idFor(given)).toBe(id);
    expect(await sourceIds.idFor({ ...given, personId: 'ada' })).toBe('ada');
    expect(await sourceIds.idFor({ ...given, sourceId: 'HR-2' })).not.toBe(id);
    await store.forget([{ subject: id }]);
    expect(await sourceIds.idFor(given)).not.toBe(id);
    await expect(sourceIds.idFor({ personId: null, sourceId: null })).rejects.toThrow('neither');
  });
});
