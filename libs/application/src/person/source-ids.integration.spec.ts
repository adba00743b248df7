import { MemoryEventStore } from '@plumbline/event-store';
import { OutcomeUnknown } from '@plumbline/event-log';
import { Aggregates } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { Namesakes } from './namesakes.js';
import { SourceIds } from './source-ids.js';

const ADA = { personId: 'ada', sourceId: 'HR-1' };

describe('a source id that a command is about to give to somebody', () => {
  let store: MemoryEventStore;
  let sourceIds: SourceIds;
  let facts: Facts;
  beforeEach(() => {
    store = new MemoryEventStore();
    const aggregates = new Aggregates(store);
    facts = new Facts(aggregates);
    const namesakes = new Namesakes(
      () => Promise.resolve([]),
      (id) => facts.registeredLike(id),
    );
    sourceIds = new SourceIds(aggregates, facts, namesakes);
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
      expect(await sourceIds.of({ personId: 'bob', sourceId: 'hr-1' })).toEqual({
        sourceIdIs: 'ada',
        sourceIdWas: null,
      });
    });
    expect(await store.sourceIds.holderOf('HR-1')).toBe('ada');
    expect(await sourceIds.of({ personId: 'bob', sourceId: 'HR-1' })).toEqual({ sourceIdIs: null, sourceIdWas: null });
  });

  it('is free where the command fails, and kept where nobody knows whether it did', async () => {
    await failing(new OutcomeUnknown());
    expect(await store.sourceIds.holderOf('HR-1')).toBe('ada');
    await failing(new Error('refused'));
    expect(await store.sourceIds.holderOf('HR-1')).toBeUndefined();
  });

  const given = (personId: string) => ({ personId, sourceId: 'HR-1' });

  it('is that of the second in line once the first was refused', async () => {
    let refuse!: () => void;
    const gate = new Promise<void>((resolve) => {
      refuse = resolve;
    });
    const first = sourceIds
      .claiming(given('p1'), async () => {
        await sourceIds.of(given('p1'));
        await gate;
        throw new Error('refused');
      })
      .catch(() => undefined);
    const second = sourceIds.claiming(given('p2'), async () => {
      await first;
      expect(await sourceIds.of(given('p2'))).toEqual({ sourceIdIs: null, sourceIdWas: null });
      return sourceIds.claiming(given('p3'), () => sourceIds.of(given('p3')));
    });
    refuse();
    expect(await second).toEqual({ sourceIdIs: 'p2', sourceIdWas: null });
  });

  it.each(Array.from({ length: 30 }, (_, at) => at))(
    'is still claimed where a refusal gives it back meanwhile, %d steps before',
    async (steps) => {
      const id = await sourceIds.idFor({ personId: null, sourceId: 'HR-1' });
      const refused = sourceIds
        .claiming(given(id), async () => {
          await sourceIds.of(given(id));
          throw new Error('refused');
        })
        .catch(() => undefined);
      for (let step = 0; step < steps; step += 1) await Promise.resolve();
      const again = await sourceIds.idFor({ personId: null, sourceId: 'HR-1' });
      await sourceIds.claiming(given(again), async () => {
        expect(await sourceIds.of(given(again))).toEqual({ sourceIdIs: null, sourceIdWas: null });
        await refused;
        expect(await store.sourceIds.holderOf('HR-1')).toBe(again);
      });
    },
  );

  it('says how somebody is registered who comes without an id: anew, or as a try before', async () => {
    const bare = { personId: null, sourceId: 'HR-1' };
    const id = await sourceIds.idFor(bare);
    expect(id).toMatch(/^[\da-f]{16}$/);
    expect(await sourceIds.idFor(bare)).toBe(id);
    expect(await sourceIds.idFor({ ...bare, personId: 'ada' })).toBe('ada');
    expect(await sourceIds.idFor({ ...bare, sourceId: 'HR-2' })).not.toBe(id);
    await store.forget([{ subject: id }]);
    expect(await sourceIds.idFor(bare)).not.toBe(id);
    await expect(sourceIds.idFor({ personId: null, sourceId: null })).rejects.toThrow('neither');
  });
});
