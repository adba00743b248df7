import {
  InvalidEvent,
  StoreUnavailable,
  type AppendResult,
  type EventStore,
  type EventToAppend,
  type StoredEvent,
} from '@plumbline/application';
import type { Position } from '@plumbline/domain';
import { memberAdded as e, named } from './events.js';

export type StoreUnderTest = Readonly<{
  store: EventStore;
  /** The same events through another connection where the adapter has such a thing, else through the same store. */
  other: () => Promise<EventStore>;
  dispose: () => Promise<void>;
}>;

const receiptOf = (result: AppendResult) => {
  if (!result.ok) throw new Error(`not appended: ${result.reason}`);
  return result.receipt;
};
const digest = (text: string) => text.padEnd(64, '0');
const record = (key: string, request = 'r') => ({ record: { key: digest(key), request: digest(request) } });

/** What every adapter promises; enrol one with a line. */
export const eventStoreContract = (name: string, make: () => Promise<StoreUnderTest>): void => {
  describe(`${name} honours the event store's contract`, () => {
    let under: StoreUnderTest;
    let store: EventStore;
    const everything = () => store.readAll(null, 10_000);

    beforeEach(async () => {
      under = await make();
      store = under.store;
    });
    afterEach(() => under.dispose());

    describe('appending', () => {
      it('gives back every field that was put in, and where the event stands', async () => {
        const event = e('ada');
        const keyed = { ...event, metadata: { ...event.metadata, idempotencyKey: digest('k') } };
        const result = await store.append('cycle-a', 'no-stream', [keyed]);
        const position = receiptOf(result).position;
        const receipt = { stream: 'cycle-a', revision: 0n, position, appended: 1 };
        expect(result).toEqual({ ok: true, repeated: false, receipt });
        expect(await store.readStream('cycle-a')).toEqual([
          { ...keyed, version: 1, stream: 'cycle-a', revision: 0n, position },
        ]);
      });

      it('leaves the digest of the idempotency key out where there was none', async () => {
        await store.append('cycle-a', 'any', [e('ada')]);
        expect((await everything())[0]?.metadata).not.toHaveProperty('idempotencyKey');
      });

      it('numbers revisions from zero, each stream for itself', async () => {
        await store.append('cycle-a', 'no-stream', [e(1), e(2)]);
        expect(receiptOf(await store.append('cycle-a', 1n, [e(3)]))).toMatchObject({ revision: 2n, appended: 1 });
        expect(receiptOf(await store.append('cycle-b', 'any', [e(4)]))).toMatchObject({ revision: 0n });
        expect((await store.readStream('cycle-a')).map(({ revision }) => revision)).toEqual([0n, 1n, 2n]);
      });

      it('appends to whatever is there when any revision will do', async () => {
        await store.append('cycle-a', 'any', [e(1)]);
        expect(receiptOf(await store.append('cycle-a', 'any', [e(2)]))).toMatchObject({ revision: 1n });
      });

      it('appends nothing, and says where the stream stands', async () => {
        expect(receiptOf(await store.append('cycle-a', 'no-stream', []))).toEqual({
          stream: 'cycle-a',
          revision: null,
          position: null,
          appended: 0,
        });
        const { position } = receiptOf(await store.append('cycle-a', 'any', [e(1)]));
        const receipt = { stream: 'cycle-a', revision: 0n, position, appended: 0 };
        expect(await store.append('cycle-a', 0n, [])).toEqual({ ok: true, repeated: false, receipt });
        expect(await store.append('cycle-a', 'no-stream', [])).toMatchObject({ ok: false, actual: 0n });
      });
    });

    describe('conflicts', () => {
      it('are values that name the actual revision: a stale, a future and an absent one', async () => {
        await store.append('cycle-a', 'no-stream', [e(1), e(2)]);
        const conflict = (actual: unknown) => ({ ok: false, reason: 'conflict', actual });
        expect(await store.append('cycle-a', 0n, [e(3)])).toEqual(conflict(1n));
        expect(await store.append('cycle-a', 5n, [e(3)])).toEqual(conflict(1n));
        expect(await store.append('cycle-a', 'no-stream', [e(3)])).toEqual(conflict(1n));
        expect(await store.append('cycle-absent', 0n, [e(3)])).toEqual(conflict('no-stream'));
      });

      it('move nothing: neither the stream nor the head nor the next revision', async () => {
        await store.append('cycle-a', 'no-stream', [e(1)]);
        const before = await store.head();
        await store.append('cycle-a', 7n, [e(2)]);
        await store.append('cycle-absent', 7n, [e(2)]);
        expect(await store.head()).toBe(before);
        expect(await store.readStream('cycle-absent')).toEqual([]);
        expect(receiptOf(await store.append('cycle-a', 0n, [e(3)]))).toMatchObject({ revision: 1n });
        expect(await store.remaining(before)).toBe(1);
      });

      it('let exactly one of two racing writers in', async () => {
        await store.append('cycle-a', 'no-stream', [e(0)]);
        const results = await Promise.all([store.append('cycle-a', 0n, [e(1)]), store.append('cycle-a', 0n, [e(2)])]);
        expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
        expect(await store.readStream('cycle-a')).toHaveLength(2);
      });

      it('let exactly one of many racing creates in', async () => {
        const results = await Promise.all(
          Array.from({ length: 20 }, (_, i) => store.append('cycle-a', 'no-stream', [e(i), e(i)])),
        );
        expect(results.filter(({ ok }) => ok)).toHaveLength(1);
        const losers = results.filter(({ ok }) => !ok);
        expect(losers).toEqual(losers.map(() => ({ ok: false, reason: 'conflict', actual: 1n })));
        expect(await everything()).toHaveLength(2);
      });

      it('of one append leave its neighbours of the same moment alone', async () => {
        await store.append('cycle-b', 'no-stream', [e(0)]);
        const results = await Promise.all([
          store.append('cycle-a', 'no-stream', [e(1)]),
          store.append('cycle-b', 'no-stream', [e(2)]),
          store.append('cycle-c', 'no-stream', [e(3)]),
        ]);
        expect(results.map(({ ok }) => ok)).toEqual([true, false, true]);
      });
    });

    describe('repeats', () => {
      it('of the same event ids get the first result again', async () => {
        const [one, two] = [[e(1), e(2)], [e(3)]];
        const first = receiptOf(await store.append('cycle-a', 'no-stream', one));
        const second = receiptOf(await store.append('cycle-a', 1n, two));
        await store.append('cycle-a', 2n, [e(4)]);
        expect(await store.append('cycle-a', 'no-stream', one)).toEqual({ ok: true, repeated: true, receipt: first });
        expect(await store.append('cycle-a', 1n, two)).toEqual({ ok: true, repeated: true, receipt: second });
        expect(await store.append('cycle-a', 'any', two)).toEqual({ ok: true, repeated: true, receipt: second });
        expect(await everything()).toHaveLength(4);
      });

      it('of the same ids elsewhere, or with others among them, are none', async () => {
        const [one, two] = [e(1), e(2)];
        await store.append('cycle-a', 'no-stream', [one, two]);
        await store.append('cycle-a', 1n, [e(3)]);
        expect(await store.append('cycle-a', 0n, [one])).toMatchObject({ reason: 'conflict', actual: 2n });
        expect(await store.append('cycle-a', 'no-stream', [one, e(9)])).toMatchObject({ reason: 'conflict' });
        expect(await store.append('cycle-a', 'no-stream', [one, two, e(9), e(10)])).toMatchObject({ ok: false });
        expect(await everything()).toHaveLength(3);
      });

      it('of an id in another stream are refused, and neighbours of the same moment go in', async () => {
        const taken = e(1);
        await store.append('cycle-a', 'no-stream', [taken]);
        const twice = e(5);
        const [before, refused, doubled, after] = await Promise.allSettled([
          store.append('cycle-b', 'no-stream', [e(2)]),
          store.append('cycle-c', 'no-stream', [e(3), taken]),
          store.append('cycle-e', 'no-stream', [twice, twice]),
          store.append('cycle-d', 'no-stream', [e(4)]),
        ]);
        expect(before).toMatchObject({ status: 'fulfilled', value: { ok: true } });
        expect(refused).toMatchObject({ status: 'rejected', reason: { name: 'InvalidEvent' } });
        expect(doubled).toMatchObject({ status: 'rejected', reason: { name: 'InvalidEvent' } });
        expect(after).toMatchObject({ status: 'fulfilled', value: { ok: true } });
        expect(named(await everything())).toEqual(['1', '2', '4']);
        expect(receiptOf(await store.append('cycle-c', 'no-stream', [e(6)]))).toMatchObject({ revision: 0n });
        expect(await store.remaining(null)).toBe(4);
      });
    });

    describe('command records', () => {
      it('answer a repeated request from the record, whatever it appends and expects now', async () => {
        const first = receiptOf(await store.append('cycle-a', 'no-stream', [e(1)], record('k')));
        await store.append('cycle-a', 0n, [e(2)]);
        const again = await store.append('cycle-z', 7n, [e(3)], record('k'));
        expect(again).toEqual({ ok: true, repeated: true, receipt: first });
        expect(await store.findRecord(digest('k'))).toEqual({ request: digest('r'), receipt: first });
        expect(await everything()).toHaveLength(2);
      });

      it('refuse the key with another request, and append nothing', async () => {
        await store.append('cycle-a', 'no-stream', [e(1)], record('k'));
        const reused = await store.append('cycle-a', 0n, [e(2)], record('k', 'other'));
        expect(reused).toEqual({ ok: false, reason: 'key-reused' });
        expect(await everything()).toHaveLength(1);
      });

      it('are kept for a command that changed nothing', async () => {
        const nothing = receiptOf(await store.append('cycle-a', 'no-stream', [], record('k')));
        expect(await store.findRecord(digest('k'))).toEqual({ request: digest('r'), receipt: nothing });
        await store.append('cycle-a', 'no-stream', [e(1)]);
        const again = await store.append('cycle-a', 0n, [e(2)], record('k'));
        expect(again).toEqual({ ok: true, repeated: true, receipt: nothing });
      });

      it('are not kept for an append that did not go in', async () => {
        await store.append('cycle-a', 5n, [e(1)], record('k'));
        expect(await store.findRecord(digest('k'))).toBeUndefined();
        const taken = e(1);
        await store.append('cycle-a', 'no-stream', [taken]);
        await expect(store.append('cycle-b', 'any', [taken], record('l'))).rejects.toThrow(InvalidEvent);
        expect(await store.findRecord(digest('l'))).toBeUndefined();
        expect((await store.append('cycle-a', 0n, [e(2)], record('k'))).ok).toBe(true);
      });

      it('let one of many racing requests with one key act, and give its receipt to all', async () => {
        const results = await Promise.all(
          Array.from({ length: 10 }, (_, i) => store.append(`cycle-${String(i)}`, 'no-stream', [e(i)], record('k'))),
        );
        expect(await everything()).toHaveLength(1);
        expect(new Set(results.map((result) => receiptOf(result).stream)).size).toBe(1);
        expect(results.filter((result) => result.ok && !result.repeated)).toHaveLength(1);
      });
    });

    describe('the codec', () => {
      const misfits: [string, EventToAppend][] = [
        ['without a field', { ...e(1), data: { cycleId: 'spring' } }],
        ['with a field of another type', { ...e(1), data: { cycleId: 'spring', personId: 1 } }],
        ['with a field too many', { ...e(1), data: { cycleId: 'spring', personId: 'ada', more: true } }],
        ['of a type that nobody knows', { ...e(1), type: 'NobodyKnows' }],
        ['of a type that looks like a path', { ...e(1), type: '../MemberAdded' }],
      ];
      it.each(misfits)('refuses an event %s, and all that came with it', async (_, misfit) => {
        await expect(store.append('cycle-a', 'no-stream', [e(0), misfit], record('k'))).rejects.toThrow(InvalidEvent);
        expect(await everything()).toEqual([]);
        expect(await store.findRecord(digest('k'))).toBeUndefined();
      });

      it('keeps any text as it came', async () => {
        const text = 'a\u0000b\u0007 "q" \\ \u2028 é 漢 \u{1f600} \ud800 __proto__';
        await store.append('cycle-a', 'any', [e(text)]);
        expect(named(await everything())).toEqual([text]);
      });
    });

    describe('reading', () => {
      it('starts a stream where it is asked to', async () => {
        await store.append('cycle-a', 'any', [e(1), e(2), e(3)]);
        expect(named(await store.readStream('cycle-a', 1n))).toEqual(['2', '3']);
        expect(await store.readStream('cycle-a', 3n)).toEqual([]);
        expect(await store.readStream('cycle-absent')).toEqual([]);
      });

      it('keeps one global order, with positions that order as strings do', async () => {
        for (let i = 0; i < 12; i += 1) await store.append(`cycle-${String(i % 2)}`, 'any', [e(i)]);
        const all = await everything();
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

      it('knows the head and how much stands after a position', async () => {
        expect(await store.head()).toBeNull();
        expect(await store.remaining(null)).toBe(0);
        await store.append('cycle-a', 'any', [e(1), e(2)]);
        const { position } = receiptOf(await store.append('cycle-a', 'any', [e(3)]));
        expect(await store.head()).toBe(position);
        expect(await store.remaining(null)).toBe(3);
        expect(await store.remaining((await store.readAll(null, 1))[0]?.position ?? null)).toBe(2);
        expect(await store.remaining(position)).toBe(0);
      });

      it('refuses a position that no store of this kind has given out', async () => {
        for (const token of ["1' OR 1", 'zz', '', '-000000000000001', ' 000000000000001']) {
          expect(store.recognises(token)).toBe(false);
          await expect(store.readAll(token, 1)).rejects.toThrow(RangeError);
        }
        const { position } = receiptOf(await store.append('cycle-a', 'any', [e(1)]));
        expect(store.recognises(String(position))).toBe(true);
      });

      it('finds every acknowledged append through another connection at once', async () => {
        const other = await under.other();
        for (let i = 0; i < 20; i += 1) {
          const { position } = receiptOf(await store.append('cycle-a', 'any', [e(i)]));
          expect(await other.head()).toBe(position);
          expect(await other.readStream('cycle-a', BigInt(i))).toHaveLength(1);
        }
      });

      it('while writers commit sees no gap, no event twice, and of an append all or nothing', async () => {
        const other = await under.other();
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
        expect(seen.map(({ id }) => id)).toEqual((await everything()).map(({ id }) => id));
        expect(seen).toHaveLength(8 * 40 * 3);
        for (let w = 0; w < 8; w += 1) {
          const mine = seen.filter(({ stream }) => stream === `cycle-${String(w)}`);
          expect(mine.map(({ revision }) => revision)).toEqual(mine.map((_, i) => BigInt(i)));
        }
      });
    });

    describe('a subscription', () => {
      const follow = async (from: EventStore, after: Position | null, until: number) => {
        const stop = new AbortController();
        const seen: StoredEvent[] = [];
        for await (const batch of from.subscribe(after, { batch: 2, signal: stop.signal })) {
          expect(batch.length).toBeLessThanOrEqual(2);
          seen.push(...batch);
          if (seen.length >= until) stop.abort();
        }
        return named(seen);
      };

      it('catches up from a position, then follows what commits', async () => {
        const { position } = receiptOf(await store.append('cycle-a', 'any', [e(1), e(2)]));
        await store.append('cycle-a', 'any', [e(3), e(4), e(5)]);
        const following = [follow(store, position, 6), follow(await under.other(), null, 8)];
        await new Promise((resolve) => setTimeout(resolve, 20));
        for (const n of [6, 7, 8]) await store.append('cycle-b', 'any', [e(n)]);
        expect(await Promise.all(following)).toEqual([
          ['3', '4', '5', '6', '7', '8'],
          ['1', '2', '3', '4', '5', '6', '7', '8'],
        ]);
      });

      it('misses nothing and repeats nothing while many write', async () => {
        const following = follow(await under.other(), null, 200);
        const numbers = Array.from({ length: 200 }, (_, i) => i);
        await Promise.all(numbers.map((n) => store.append(`cycle-${String(n % 7)}`, 'any', [e(n)])));
        expect(await following).toEqual(named(await everything()));
      });

      it('ends without an error when aborted, before it starts or while it waits', async () => {
        await store.append('cycle-a', 'any', [e(1)]);
        const ended = async (from: EventStore, signal: AbortSignal) => {
          for await (const batch of from.subscribe(await from.head(), { batch: 1, signal }))
            throw new Error(batch[0]?.id);
          return 'ended';
        };
        expect(await ended(store, AbortSignal.abort())).toBe('ended');
        expect(await ended(store, AbortSignal.timeout(30))).toBe('ended');
        expect(await ended(await under.other(), AbortSignal.timeout(30))).toBe('ended');
      });

      it('ends when the store closes', async () => {
        const following = follow(store, null, 1);
        await new Promise((resolve) => setTimeout(resolve, 10));
        await store.close();
        expect(await following).toEqual([]);
      });
    });

    describe('a closed store', () => {
      it('finishes what it took, then refuses and says that it is closed', async () => {
        const taken = store.append('cycle-a', 'any', [e(1)]);
        await Promise.all([store.close(), store.close()]);
        expect((await taken).ok).toBe(true);
        await expect(store.append('cycle-a', 'any', [e(2)])).rejects.toThrow(StoreUnavailable);
        await expect(store.readAll(null, 1)).rejects.toThrow(StoreUnavailable);
        expect(store.health().ok).toBe(false);
      });
    });
  });
};
