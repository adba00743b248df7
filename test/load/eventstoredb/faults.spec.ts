import { setTimeout as sleep } from 'node:timers/promises';
import {
  type AppendResult,
  type EventStore,
  type EventToAppend,
  OutcomeUnknown,
  StoreUnavailable,
} from '@plumbline/event-log';
import { memberAdded as e } from '@plumbline/testing';
import { useStore } from '../../integration/eventstoredb/use-store.js';
import { describeWhere } from '../../support/describe-where.js';
import { FAILURES } from '../../support/eventstoredb/failures.js';
import type { Fault, Method } from '../../support/eventstoredb/faults.js';
import { random } from '../../support/random-bits.js';

const CLIENTS = 16;
const STREAMS = 5;
const FAULTS = 200;
const DEADLINE_MS = 2_000;
const SEED = Number(process.env['PLUMBLINE_SEED'] ?? 7);

type Try = Readonly<{ stream: string; expected: bigint | 'no-stream'; events: readonly EventToAppend[] }>;
type Done = Try & Readonly<{ result: AppendResult | 'unknown' | 'refused' }>;

describeWhere(['postgres', 'server-in-hand'], 'EventStoreDB that fails again and again', () => {
  const { server, open } = useStore();
  const below = random(SEED);
  const done: Done[] = [];
  /** The last revision of each stream that somebody was told of. */
  const told = new Map<string, number>();
  const tell = (stream: string, revision: number) => told.set(stream, Math.max(revision, told.get(stream) ?? -1));
  let longest = 0;
  let isOver = false;

  const timed = async <T>(work: Promise<T>): Promise<T> => {
    const began = performance.now();
    return work.finally(() => {
      longest = Math.max(longest, performance.now() - began);
    });
  };

  const fault = (): Fault => {
    const after = below(2) === 0;
    const failures = [FAILURES.notReady(), FAILURES.tooBusy(), FAILURES.noLeader(), FAILURES.timedOut()];
    const leader = FAILURES.notLeader('127.0.0.1', server().proxy.port);
    const faults: readonly Fault[] = [
      { is: 'delay', ms: below(300) },
      { is: 'silence', after },
      { is: 'cut', after },
      { is: 'failure', failure: leader },
      { is: 'failure', failure: failures[below(4)] ?? leader, after },
    ];
    return faults[below(faults.length)] ?? { is: 'silence' };
  };

  const attempt = async (store: EventStore, tried: Try, guards: Readonly<{ stream: string; revision: bigint }>[]) => {
    try {
      return await timed(store.append(tried.stream, tried.expected, tried.events, { guards }));
    } catch (error) {
      if (error instanceof OutcomeUnknown) return 'unknown';
      if (error instanceof StoreUnavailable) return 'refused';
      throw error;
    }
  };

  /** What was told before a read began is in it. */
  const read = async (store: EventStore, stream: string) => {
    const before = told.get(stream) ?? -1;
    const events = await timed(store.readStream(stream)).catch((error: unknown) => {
      if (error instanceof StoreUnavailable) return undefined;
      throw error;
    });
    if (events !== undefined) expect(events.length - 1).toBeGreaterThanOrEqual(before);
    return events;
  };

  const noted = (result: AppendResult, stream: string, before: number): void => {
    if (result.ok) tell(stream, Number(result.receipt.revision));
    else if (result.reason === 'conflict') {
      const actual = result.actual === 'no-stream' ? -1 : Number(result.actual);
      expect(actual).toBeGreaterThanOrEqual(before);
      expect(actual).toBeLessThan(server().log.of(`test_${stream}`).length);
      tell(stream, actual);
    }
  };

  const endOf = async (store: EventStore, stream: string) => (await read(store, stream))?.at(-1)?.revision;

  const moveGuarded = async (store: EventStore, name: string, revision: bigint | undefined) => {
    if (below(10) > 0) return;
    await attempt(store, { stream: 'cycle-guarded', expected: revision ?? 'no-stream', events: [e(name)] }, []);
  };

  const turn = async (store: EventStore, name: string) => {
    const stream = `cycle-${String(below(STREAMS))}`;
    const revision = await endOf(store, 'cycle-guarded');
    const expected = (await endOf(store, stream)) ?? 'no-stream';
    const events = Array.from({ length: 1 + below(3) }, (_, each) => e(`${name}.${String(each)}`));
    const before = told.get(stream) ?? -1;
    const guards = revision === undefined ? [] : [{ stream: 'cycle-guarded', revision }];
    const result = await attempt(store, { stream, expected, events }, guards);
    done.push({ stream, expected, events, result });
    if (typeof result === 'object') noted(result, stream, before);
    await moveGuarded(store, name, revision);
  };

  const client = async (store: EventStore, number: number) => {
    for (let round = 0; !isOver; round += 1) await turn(store, `${String(number)}.${String(round)}`);
  };

  const befall = async () => {
    const methods: readonly Method[] = ['append', 'append', 'read', 'read', 'subscribe'];
    for (let count = 0; count < FAULTS; count += 1) {
      server().faults.next(methods[below(methods.length)] ?? 'append', fault());
      await sleep(20 + below(160));
    }
  };

  it(`loses nothing acknowledged, does nothing twice, and answers in time (seed ${String(SEED)})`, async () => {
    const [one, other] = [await open({ deadlineMs: DEADLINE_MS }), await open({ deadlineMs: DEADLINE_MS })];
    const clients = Array.from({ length: CLIENTS }, (_, n) => client(n % 2 === 0 ? one : other, n));
    await befall();
    await sleep(1_000);
    server().faults.clear();
    isOver = true;
    await Promise.all(clients);
    const ids = server()
      .log.all.filter(({ stream }) => stream.startsWith('test_'))
      .map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const held = new Set(ids);
    for (const { stream, result, events, expected } of done) {
      const first = expected === 'no-stream' ? 0 : Number(expected) + 1;
      const there = server()
        .log.of(`test_${stream}`)
        .slice(first, first + events.length)
        .map(({ id }) => id);
      const mine = events.map(({ id }) => id);
      if (typeof result === 'object' && result.ok) expect(there).toEqual(mine);
      else if (result === 'unknown') expect([mine, []]).toContainEqual(mine.filter((id) => held.has(id)));
      else expect([result, expected, mine.filter((id) => held.has(id))]).toEqual([result, expected, []]);
    }
    expect(done.filter(({ result }) => typeof result === 'object' && result.ok).length).toBeGreaterThan(100);
    expect(longest).toBeLessThan(DEADLINE_MS + 1_000);
  }, 120_000);
});
