import { canonicalJson, sha256 } from '@plumbline/canonical';
import { type EventStore, isReadable, type StoredEvent } from '@plumbline/event-log';
import type { Position } from '@plumbline/domain';
import { memberAdded as e, named } from '@plumbline/testing';
import { everything, receiptOf, type Under } from './under-test.js';

export const reading = (under: Under): void => {
  describe('reading', () => {
    let store: EventStore;
    beforeEach(() => {
      store = under().store;
    });
    it('starts a stream at the requested revision', async () => {
      await store.append('cycle-a', 'any', [e(1), e(2), e(3)]);
      expect(named(await store.readStream('cycle-a', 1n))).toEqual(['2', '3']);
      expect(await store.readStream('cycle-a', 3n)).toEqual([]);
      expect(await store.readStream('cycle-absent')).toEqual([]);
    });

    it('finds nothing by a name that no stream can have', async () => {
      await store.append('cycle-a', 'any', [e(1)]);
      expect(await store.readStream('cycle-\0')).toEqual([]);
      expect(await store.replayStream('cycle-a\0')).toEqual([]);
      expect(await store.streamsLike('cycle-\0')).toEqual([]);
      expect(named(await store.readStream('cycle-a'))).toEqual(['1']);
    });

    it('has one global order, with positions that sort as strings', async () => {
      for (let i = 0; i < 12; i += 1) await store.append(`cycle-${String(i % 2)}`, 'any', [e(i)]);
      const all = await everything(store);
      expect(named(all)).toEqual(Array.from({ length: 12 }, (_, i) => String(i)));
      const positions = all.map(({ position }) => position);
      expect([...positions].sort()).toEqual(positions);
      expect(new Set(positions).size).toBe(12);
    });

    it('pages through everything by position', async () => {
      await store.append('cycle-a', 'any', [e(1), e(2), e(3)]);
      const first = await store.readAll(null, 2);
      const rest = await store.readAll(first.at(-1)?.position ?? null, 2);
      expect(named([...first, ...rest])).toEqual(['1', '2', '3']);
      expect(await store.readAll(rest.at(-1)?.position ?? null, 2)).toEqual([]);
    });

    it('gives the leaf of every event in that order, the hash of its canonical JSON', async () => {
      await store.append('cycle-a', 'any', [e(1), e(2)]);
      await store.append('cycle-b', 'any', [e(3)]);
      const all = await everything(store);
      const first = await store.leaves(null, 2);
      const leaves = [...first, ...(await store.leaves(first.at(-1)?.position ?? null, 2))];
      expect(leaves.map(({ id, position, revision }) => [id, position, revision])).toEqual(
        all.map(({ id, position, revision }) => [id, position, revision]),
      );
      expect(leaves.map(({ hash }) => Buffer.from(hash).toString('hex'))).toEqual(
        all.filter(isReadable).map(({ metadata, revision, ...event }) => {
          const leaf = { ...event, ...metadata, revision: String(revision), position: undefined };
          return sha256(`\0${canonicalJson(leaf)}`);
        }),
      );
      expect(await store.leaves(leaves.at(-1)?.position ?? null, 2)).toEqual([]);
    });

    it('finds the streams whose names differ by case at most, each once, in every connection', async () => {
      await store.append('person-Ann', 'any', []);
      expect(await store.streamsLike('person-ann')).toEqual([]);
      for (const stream of ['person-Ann', 'cycle-ann', 'person-ann2', 'person-ANN', 'person-Ann'])
        await store.append(stream, 'any', [e(1)]);
      for (const each of [store, await under().other()])
        for (const name of ['person-Ann', 'person-ann', 'PERSON-aNN'])
          expect([...(await each.streamsLike(name))].sort()).toEqual(['person-ANN', 'person-Ann']);
      for (const name of ['person-an', 'person-ann_', 'person-ann%', ''])
        expect(await store.streamsLike(name)).toEqual([]);
    });

    it('knows the head and how many events follow a position', async () => {
      expect(await store.head()).toBeNull();
      expect(await store.remaining(null)).toBe(0);
      await store.append('cycle-a', 'any', [e(1), e(2)]);
      const { position } = receiptOf(await store.append('cycle-a', 'any', [e(3)]));
      expect(await store.head()).toBe(position);
      expect(await store.remaining(null)).toBe(3);
      expect(await store.remaining((await store.readAll(null, 1))[0]?.position ?? null)).toBe(2);
      expect(await store.remaining(position)).toBe(0);
    });

    it('counts many events that follow, or estimates them, as the store promises', async () => {
      const events = (from: number, count: number) => Array.from({ length: count }, (_, i) => e(from + i));
      await store.append('cycle-a', 'any', events(0, 60));
      await store.append('cycle-b', 'any', events(60, 440));
      const after = (await store.readAll(null, 100)).at(-1)?.position ?? null;
      const [all, rest] = [await store.remaining(null), await store.remaining(after)];
      if (store.promises.remaining === 'counted') expect([all, rest]).toEqual([500, 400]);
      for (const [found, right] of [
        [all, 500],
        [rest, 400],
      ] as const)
        expect(Math.abs(found - right) / right).toBeLessThan(0.5);
    });

    it('refuses a position of another format', async () => {
      for (const token of ["1' OR 1", 'zz', '', '-000000000000001', ' 000000000000001']) {
        expect(store.recognises(token)).toBe(false);
        await expect(store.readAll(token, 1)).rejects.toThrow(RangeError);
      }
      const { position } = receiptOf(await store.append('cycle-a', 'any', [e(1)]));
      expect(store.recognises(String(position))).toBe(true);
    });

    it('finds nothing behind a position that no event has reached', async () => {
      const { position } = receiptOf(await store.append('cycle-a', 'any', [e(1)]));
      const [, make = '', digits = ''] = /^(\D*)(\d+)$/.exec(String(position)) ?? [];
      const later = `${make}${String(Number(digits) + 1_000_000).padStart(digits.length, '0')}`;
      expect(await store.readAll(later, 10)).toEqual([]);
      expect(await store.remaining(later)).toBe(0);
    });

    it('finds every acknowledged append through another connection at once', async () => {
      const other = await under().other();
      for (let i = 0; i < 20; i += 1) {
        const { position } = receiptOf(await store.append('cycle-a', 'any', [e(i)]));
        expect(await other.head()).toBe(position);
        expect(await other.readStream('cycle-a', BigInt(i))).toHaveLength(1);
      }
    });

    it('while writers commit finds no gap, no event twice, and appends whole or not at all', async () => {
      const other = await under().other();
      const writers = { busy: true };
      const written = Promise.all(
        Array.from({ length: 8 }, async (_, w) => {
          for (let i = 0; i < 40; i += 1) {
            const group = `${String(w)}.${String(i)}`;
            await store.append(`cycle-${String(w)}`, 'any', [e(group), e(group), e(group)]);
          }
        }),
      ).finally(() => {
        writers.busy = false;
      });
      const seen: StoredEvent[] = [];
      let at: Position | null = null;
      for (let last = false; !last;) {
        last = !writers.busy;
        const batch: readonly StoredEvent[] = await other.readAll(at, 1000);
        // Nothing half committed: whatever is visible ends with a whole append.
        expect(batch.length % 3).toBe(0);
        seen.push(...batch);
        at = batch.at(-1)?.position ?? at;
        await new Promise((resolve) => setImmediate(resolve));
      }
      await written;
      expect(seen.map(({ id }) => id)).toEqual((await everything(store)).map(({ id }) => id));
      expect(seen).toHaveLength(8 * 40 * 3);
      for (let w = 0; w < 8; w += 1) {
        const mine = seen.filter(({ stream }) => stream === `cycle-${String(w)}`);
        expect(mine.map(({ revision }) => revision)).toEqual(mine.map((_, i) => BigInt(i)));
      }
    });
  });
};
