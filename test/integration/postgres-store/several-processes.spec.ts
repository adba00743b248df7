import type { EventStore } from '@plumbline/event-log';
import { openPostgresEventStore } from '@plumbline/event-store';
import { memberAdded, named, tempDir } from '@plumbline/testing';
import { describeWhere } from '../../support/describe-where.js';
import { StoreProcess } from '../../support/postgres/store-process.js';
import { usePostgres } from '../../support/postgres/use-postgres.js';

const ROUNDS = 60;
const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n);

describeWhere('postgres', 'two processes on one PostgreSQL', () => {
  const postgres = usePostgres();
  let processes: readonly [StoreProcess, StoreProcess];
  let here: EventStore;
  beforeAll(async () => {
    const folder = tempDir();
    const { url, drop } = await postgres.database();
    const start = () => StoreProcess.start(url, folder.path);
    // Both at once, on an empty database.
    processes = await Promise.all([start(), start()]);
    here = await openPostgresEventStore({ url, keys: { dataDir: folder.path } });
    postgres.atEnd(async () => {
      await here.close();
      for (const one of processes) one.kill();
      await drop();
      folder.remove();
    });
  });

  it('take 64 appends at once, to streams of their own and to one, and all go in', async () => {
    const results = await Promise.all(
      numbers(64).map((n) =>
        processes[n % 2 === 0 ? 0 : 1].append({
          stream: n < 32 ? `cycle-own-${String(n)}` : 'cycle-common',
          names: [String(n)],
        }),
      ),
    );
    expect(results.map(({ ok }) => ok)).toEqual(numbers(64).map(() => true));
    const common = await here.readStream('cycle-common');
    expect(common.map(({ revision }) => revision)).toEqual(numbers(32).map(BigInt));
    expect([...named(common)].sort()).toEqual(numbers(64).slice(32).map(String).sort());
  });

  it('never let two in of which each is decided on the other: managers of each other', async () => {
    const winners = [0, 0];
    for (const round of numbers(ROUNDS)) {
      const [ada, max] = [`person-ada-${String(round)}`, `person-max-${String(round)}`] as const;
      await here.append(ada, 'no-stream', [memberAdded(1)]);
      await here.append(max, 'no-stream', [memberAdded(2)]);
      const results = await Promise.all([
        processes[0].append({ stream: ada, expected: '0', names: ['a'], guards: [{ stream: max, revision: '0' }] }),
        processes[1].append({ stream: max, expected: '0', names: ['b'], guards: [{ stream: ada, revision: '0' }] }),
      ]);
      const won = results.findIndex(({ ok }) => ok);
      expect(results[1 - won]).toMatchObject({ ok: false, reason: 'guard-moved', actual: '1' });
      winners[won] = (winners[won] ?? 0) + 1;
    }
    // Else they never met.
    expect(Math.min(...winners)).toBeGreaterThan(0);
  });

  it('let exactly one of two in that expect the same revision', async () => {
    for (const round of numbers(ROUNDS)) {
      const results = await Promise.all(
        processes.map((one, at) =>
          one.append({
            stream: 'cycle-race',
            expected: round === 0 ? 'no-stream' : String(round - 1),
            names: [String(at)],
          }),
        ),
      );
      expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
    }
  });

  it('run a command with a key once, and give both its receipt', async () => {
    for (const round of numbers(ROUNDS)) {
      const key = `${String(round)}-`.padEnd(64, 'k');
      const results = await Promise.all(
        processes.map((one, at) =>
          one.append({ stream: `cycle-key-${String(round)}-${String(at)}`, names: ['a'], key }),
        ),
      );
      expect(results.map(({ repeated }) => repeated).sort()).toEqual([false, true]);
      expect(results[0]?.receipt).toEqual(results[1]?.receipt);
    }
  });

  it('see in a stream what the other was told is there, at once, each time', async () => {
    for (const round of numbers(ROUNDS)) {
      const [writer, reader] = round % 2 === 0 ? processes : [processes[1], processes[0]];
      expect(await writer.append({ stream: 'cycle-seen', names: [String(round)] })).toMatchObject({ ok: true });
      expect(await reader.read('cycle-seen')).toHaveLength(round + 1);
      expect(await here.readStream('cycle-seen', BigInt(round))).toHaveLength(1);
      expect(await here.readStream('cycle-seen', BigInt(round + 1))).toEqual([]);
    }
  });

  it('have one order, without gaps, that every subscription sees whole', async () => {
    const head = await here.head();
    const stop = new AbortController();
    const seen: number[] = [];
    const following = (async () => {
      for await (const batch of here.subscribe(head, { batch: 100, signal: stop.signal })) {
        seen.push(...batch.map(({ position }) => Number(position)));
        if (seen.length >= 400) stop.abort();
      }
    })();
    await Promise.all(
      numbers(400).map((n) =>
        processes[n % 2 === 0 ? 0 : 1].append({ stream: `cycle-all-${String(n % 9)}`, names: ['a'] }),
      ),
    );
    await following;
    expect(seen).toEqual(numbers(400).map((n) => Number(head) + 1 + n));
  });

  it('go on where one of them is killed with appends in hand', async () => {
    const folder = tempDir();
    const { url, drop } = await postgres.database();
    const one = await StoreProcess.start(url, folder.path);
    const other = await StoreProcess.start(url, folder.path);
    const busy = numbers(200).map((n) => one.append({ stream: `cycle-${String(n % 5)}`, names: ['a', 'b'] }));
    await busy[0];
    one.kill();
    expect(await other.append({ stream: 'cycle-after', names: ['z'] })).toMatchObject({ ok: true });
    const store = await openPostgresEventStore({ url, keys: { dataDir: folder.path } });
    const all = await store.readAll(null, 1_000);
    expect(all.map(({ position }) => Number(position))).toEqual(all.map((_, at) => at + 1));
    expect(all.length % 2).toBe(1);
    await store.close();
    other.kill();
    await drop();
    folder.remove();
  });
});
