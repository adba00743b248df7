import type { EventStore } from '@plumbline/event-log';
import { memberAdded as e, named } from '@plumbline/testing';
import { everything, receiptOf, type Under } from './under-test.js';

export const repeats = (under: Under): void => {
  describe('repeated appends', () => {
    let store: EventStore;
    beforeEach(() => {
      store = under().store;
    });
    it('of the same event ids return the first result', async () => {
      const [one, two] = [[e(1), e(2)], [e(3)]];
      const first = receiptOf(await store.append('cycle-a', 'no-stream', one));
      const second = receiptOf(await store.append('cycle-a', 1n, two));
      await store.append('cycle-a', 2n, [e(4)]);
      expect(await store.append('cycle-a', 'no-stream', one)).toEqual({ ok: true, repeated: true, receipt: first });
      expect(await store.append('cycle-a', 1n, two)).toEqual({ ok: true, repeated: true, receipt: second });
      expect(await store.append('cycle-a', 'any', two)).toEqual({ ok: true, repeated: true, receipt: second });
      expect(await everything(store)).toHaveLength(4);
    });

    it('of the same ids elsewhere, or mixed with others, are refused', async () => {
      const [one, two] = [e(1), e(2)];
      await store.append('cycle-a', 'no-stream', [one, two]);
      await store.append('cycle-a', 1n, [e(3)]);
      expect(await store.append('cycle-a', 0n, [one])).toMatchObject({ reason: 'conflict', actual: 2n });
      expect(await store.append('cycle-a', 'no-stream', [one, e(9)])).toMatchObject({ reason: 'conflict' });
      expect(await store.append('cycle-a', 'no-stream', [one, two, e(9), e(10)])).toMatchObject({ ok: false });
      expect(await everything(store)).toHaveLength(3);
    });

    it('of the same ids and more at the end of a stream are refused', async () => {
      const [one, two, three] = [e(1), e(2), e(3)];
      await store.append('cycle-a', 'no-stream', [one, two]);
      expect(await store.append('cycle-a', 'no-stream', [one, two, three])).toEqual({
        ok: false,
        reason: 'conflict',
        actual: 1n,
      });
      expect(await store.append('cycle-a', 0n, [two, three])).toMatchObject({ reason: 'conflict', actual: 1n });
      await expect(store.append('cycle-a', 'any', [two, three])).rejects.toMatchObject({ name: 'InvalidEvent' });
      expect(named(await everything(store))).toEqual(['1', '2']);
    });

    it('of an id that stands elsewhere in the stream, or twice in the append, are refused, and concurrent appends succeed', async () => {
      const [taken, twice] = [e(1), e(5)];
      await store.append('cycle-a', 'no-stream', [taken]);
      const [before, refused, doubled, after] = await Promise.allSettled([
        store.append('cycle-b', 'no-stream', [e(2)]),
        store.append('cycle-a', 0n, [e(3), taken]),
        store.append('cycle-e', 'no-stream', [twice, twice]),
        store.append('cycle-d', 'no-stream', [e(4)]),
      ]);
      expect(before).toMatchObject({ status: 'fulfilled', value: { ok: true } });
      expect(refused).toMatchObject({ status: 'rejected', reason: { name: 'InvalidEvent' } });
      expect(doubled).toMatchObject({ status: 'rejected', reason: { name: 'InvalidEvent' } });
      expect(after).toMatchObject({ status: 'fulfilled', value: { ok: true } });
      expect(named(await everything(store))).toEqual(['1', '2', '4']);
      expect(receiptOf(await store.append('cycle-a', 0n, [e(6)]))).toMatchObject({ revision: 1n });
      expect(await store.remaining(null)).toBe(4);
    });

    it('of an id in another stream are refused whole, or written, as the store promises', async () => {
      const taken = e(1);
      await store.append('cycle-a', 'no-stream', [taken]);
      const again = store.append('cycle-c', 'no-stream', [e(2), taken]);
      if (store.promises.ids === 'in every stream') await expect(again).rejects.toMatchObject({ name: 'InvalidEvent' });
      else expect(receiptOf(await again)).toMatchObject({ revision: 1n });
      const isRefused = store.promises.ids === 'in every stream';
      expect(named(await everything(store))).toEqual(isRefused ? ['1'] : ['1', '2', '1']);
      expect(receiptOf(await store.append('cycle-c', 'any', [e(3)]))).toMatchObject({ revision: isRefused ? 0n : 2n });
    });
  });
};
