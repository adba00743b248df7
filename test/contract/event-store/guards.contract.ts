import type { EventStore } from '@plumbline/event-log';
import { memberAdded as e } from '@plumbline/testing';
import { everything, receiptOf, record, type Under } from './under-test.js';

export const guards = (under: Under): void => {
  describe('guards', () => {
    let store: EventStore;
    const cycle = (revision: bigint | 'no-stream') => ({ stream: 'cycle-a', revision });

    beforeEach(async () => {
      store = under().store;
      await store.append('cycle-a', 'no-stream', [e(1)]);
    });

    it('let an append in while every other stream is as it was, also one that does not exist', async () => {
      const unmoved = [cycle(0n), { stream: 'person-x', revision: 'no-stream' as const }];
      expect(await store.append('cycle-b', 'no-stream', [e(2)], { guards: unmoved })).toMatchObject({ ok: true });
      expect(await everything(store)).toHaveLength(2);
    });

    it.each(['no-stream', 'any'] as const)(
      'refuse an append with expected revision %s if one has moved',
      async (expected) => {
        await store.append('cycle-a', 0n, [e(2)]);
        const appended = await store.append('cycle-b', expected, [e(3)], { guards: [cycle(0n)] });
        expect(appended).toEqual({ ok: false, reason: 'guard-moved', stream: 'cycle-a', actual: 1n });
        expect(await store.readStream('cycle-b')).toEqual([]);
      },
    );

    it('refuse an append if a stream has come into being, or is not there, and name the first that moved', async () => {
      const created = await store.append('cycle-b', 'any', [e(2)], { guards: [cycle('no-stream')] });
      expect(created).toEqual({ ok: false, reason: 'guard-moved', stream: 'cycle-a', actual: 0n });
      const two = [cycle(0n), { stream: 'person-x', revision: 3n }, cycle(7n)];
      const gone = await store.append('cycle-b', 'any', [e(2)], { guards: two });
      expect(gone).toEqual({ ok: false, reason: 'guard-moved', stream: 'person-x', actual: 'no-stream' });
      expect(await everything(store)).toHaveLength(1);
    });

    it('leave no record of a command whose append they refused', async () => {
      await store.append('cycle-b', 'any', [e(2)], { guards: [cycle(5n)], ...record('k') });
      await store.append('cycle-b', 'any', [], { guards: [cycle(5n)], ...record('k') });
      expect(await store.findRecord(record('k').record)).toBeUndefined();
    });

    it('come after a conflict of the stream itself, and do not keep a repeat from its first result', async () => {
      const moved = { guards: [cycle(5n)] };
      const conflict = await store.append('cycle-a', 'no-stream', [e(2)], moved);
      expect(conflict).toEqual({ ok: false, reason: 'conflict', actual: 0n });
      const event = e(3);
      const first = receiptOf(await store.append('cycle-a', 0n, [event], record('k')));
      expect(await store.append('cycle-a', 0n, [event], moved)).toMatchObject({ ok: true, repeated: true });
      const again = await store.append('cycle-z', 'any', [e(4)], { ...moved, ...record('k') });
      expect(again).toEqual({ ok: true, repeated: true, receipt: first });
    });

    it('let one of two appends in where each guards the stream that the other writes to', async () => {
      await store.append('cycle-b', 'no-stream', [e(2)]);
      const results = await Promise.all([
        store.append('cycle-a', 0n, [e(3)], { guards: [{ stream: 'cycle-b', revision: 0n }] }),
        store.append('cycle-b', 0n, [e(4)], { guards: [cycle(0n)] }),
      ]);
      expect(results.map(({ ok }) => ok)).toEqual([true, false]);
      expect(results[1]).toMatchObject({ reason: 'guard-moved', stream: 'cycle-a', actual: 1n });
    });

    it('let all appends in that guard a stream which none of them writes to', async () => {
      const results = await Promise.all(
        Array.from({ length: 64 }, (_, i) =>
          store.append(`nomination-${String(i)}`, 'no-stream', [e(i)], { guards: [cycle(0n)] }),
        ),
      );
      expect(results.every(({ ok }) => ok)).toBe(true);
    });
  });
};
