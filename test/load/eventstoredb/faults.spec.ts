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
import type { Fault, Met, Method } from '../../support/eventstoredb/faults.js';
import type { EventStoreDbServer } from '../../support/eventstoredb/server.js';
import { notLinearisable, type Observed } from '../../support/linearisable.js';
import { random } from '../../support/random-bits.js';

const CLIENTS = 16;
const STREAMS = 5;
/** `PLUMBLINE_FAULTS=2000` looks for longer. */
const FAULTS = Number(process.env['PLUMBLINE_FAULTS'] ?? 200);
const PATIENCE_MS = 80_000 + 200 * FAULTS;
const DEADLINE_MS = 2_000;
const SEED = Number(process.env['PLUMBLINE_SEED'] ?? 7);

type Try = Readonly<{ stream: string; expected: bigint | 'no-stream'; events: readonly EventToAppend[] }>;
type Guarded = Readonly<{ stream: string; revision: bigint }>;
type Done = Try &
  Readonly<{ guards: readonly Guarded[]; from: number; to: number; result: AppendResult | 'unknown' | 'refused' }>;
type Seen = Readonly<{ stream: string; from: number; to: number; ids: readonly string[] }>;

const lengthAt = (revision: bigint | 'no-stream'): number => (revision === 'no-stream' ? 0 : Number(revision) + 1);

describeWhere(['postgres', 'server-in-hand'], 'EventStoreDB that fails again and again', () => {
  const { server, another, open } = useStore();
  const below = random(SEED);
  const done: Done[] = [];
  const seen: Seen[] = [];
  /** One leads, and all have the same log. */
  const nodes: EventStoreDbServer[] = [];
  let leader: EventStoreDbServer;
  let [longest, ticks] = [0, 0];
  /** In the order in which this process does it. */
  const tick = (): number => (ticks += 1);
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
    const isLeader = FAILURES.notLeader('127.0.0.1', leader.proxy.port);
    const faults: readonly Fault[] = [
      { is: 'delay', ms: below(300), after },
      { is: 'silence', after },
      { is: 'cut', after },
      { is: 'failure', failure: isLeader, after },
      { is: 'failure', failure: failures[below(4)] ?? isLeader, after },
    ];
    return faults[below(faults.length)] ?? { is: 'silence' };
  };

  const result = async (store: EventStore, { stream, expected, events }: Try, guards: readonly Guarded[]) => {
    try {
      return await timed(store.append(stream, expected, events, { guards }));
    } catch (error) {
      if (error instanceof OutcomeUnknown) return 'unknown';
      if (error instanceof StoreUnavailable) return 'refused';
      throw error;
    }
  };

  /** Whoever asks gives up, whether it is done before, afterwards or never. */
  const lost = (): Fault => {
    const after = below(2) === 0;
    const faults: readonly Fault[] = [
      { is: 'silence', after },
      { is: 'failure', failure: FAILURES.timedOut(), after },
      { is: 'delay', ms: DEADLINE_MS + below(500) },
    ];
    return faults[below(faults.length)] ?? { is: 'silence' };
  };

  /** Longer than anybody waits, appends to some of the streams are not answered. */
  const loseAppends = async () => {
    const streams = Array.from({ length: STREAMS }, (_, at) => at).filter(() => below(2) === 0);
    const appends = streams.map((at): Met => `append test_cycle-${String(at)}`);
    const each = (fault?: () => Fault) => {
      for (const node of nodes) for (const append of appends) node.faults.each(append, fault);
    };
    each(lost);
    await sleep(DEADLINE_MS + 500);
    each();
  };

  const moveLeader = (): void => {
    leader = nodes[(nodes.indexOf(leader) + 1) % nodes.length] ?? leader;
    for (const each of nodes) each.follow(each === leader ? undefined : leader);
  };

  /** As whoever was not told sends it again: it is done once. */
  const resultOfTwo = async (store: EventStore, tried: Try, guards: readonly Guarded[]) => {
    const again = await result(store, tried, guards);
    return typeof again === 'object' && again.ok ? again : 'unknown';
  };

  const attempt = async (store: EventStore, tried: Try, guards: readonly Guarded[]) => {
    const from = tick();
    const first = await result(store, tried, guards);
    const of = first === 'unknown' && below(2) === 0 ? await resultOfTwo(store, tried, guards) : first;
    done.push({ ...tried, guards, from, to: tick(), result: of });
  };

  const read = async (store: EventStore, stream: string) => {
    const from = tick();
    const events = await timed(store.readStream(stream)).catch((error: unknown) => {
      if (error instanceof StoreUnavailable) return undefined;
      throw error;
    });
    if (events !== undefined) seen.push({ stream, from, to: tick(), ids: events.map(({ id }) => id) });
    return events;
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
    const guards = revision === undefined ? [] : [{ stream: 'cycle-guarded', revision }];
    await attempt(store, { stream, expected, events }, guards);
    await moveGuarded(store, name, revision);
  };

  const client = async (store: EventStore, number: number) => {
    for (let round = 0; !isOver; round += 1) await turn(store, `${String(number)}.${String(round)}`);
  };

  const befall = async () => {
    const losing: Promise<void>[] = [];
    const methods: readonly Method[] = ['append', 'append', 'read', 'read', 'subscribe'];
    for (let count = 0; count < FAULTS; count += 1) {
      if (count % 40 === 5) losing.push(loseAppends());
      else if (count % 10 === 0) moveLeader();
      else leader.faults.next(methods[below(methods.length)] ?? 'append', fault());
      await sleep(20 + below(160));
    }
    await Promise.all(losing);
  };

  const idsOf = (stream: string): readonly string[] =>
    server()
      .log.of(`test_${stream}`)
      .map(({ id }) => id);

  /** What an append tells of the streams that it touched. One of which nobody knew the outcome went in at any time since, or never. */
  const observedBy = ({ stream, expected, events, guards, from, to, result: of }: Done): readonly Observed[] => {
    const when = { from, to, what: `an append to ${stream} at ${String(expected)}` };
    const length = lengthAt(expected);
    const appended = { ...when, stream, is: 'append', length, added: events.length } as const;
    if (of === 'refused') return [];
    if (of === 'unknown')
      return idsOf(stream)[length] === events[0]?.id ? [{ ...appended, to: Number.POSITIVE_INFINITY }] : [];
    if (!of.ok)
      return of.reason === 'key-reused'
        ? []
        : [{ ...when, is: 'read', stream: of.reason === 'conflict' ? stream : of.stream, length: lengthAt(of.actual) }];
    return [
      appended,
      ...guards.map(
        (guard) => ({ ...when, is: 'read', stream: guard.stream, length: lengthAt(guard.revision) }) as const,
      ),
    ];
  };

  const observed = (): readonly Observed[] => [
    ...done.flatMap(observedBy),
    ...seen.map(({ stream, from, to, ids }): Observed => ({
      ...{ stream, from, to, is: 'read', length: ids.length, what: `a read of ${String(ids.length)} events` },
    })),
  ];

  it(
    `loses nothing acknowledged, does nothing twice, answers in time, and as one log would (seed ${String(SEED)})`,
    async () => {
      leader = server();
      nodes.push(leader, await another(leader.log));
      moveLeader();
      const [one, other] = [await open({ deadlineMs: DEADLINE_MS }), await open({ deadlineMs: DEADLINE_MS })];
      const clients = Array.from({ length: CLIENTS }, (_, n) => client(n % 2 === 0 ? one : other, n));
      await befall();
      await sleep(1_000);
      for (const node of nodes) node.faults.clear();
      isOver = true;
      await Promise.all(clients);
      const ids = server()
        .log.all.filter(({ stream }) => stream.startsWith('test_'))
        .map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const held = new Set(ids);
      for (const { stream, ids: read } of seen) expect(read).toEqual(idsOf(stream).slice(0, read.length));
      expect(notLinearisable(observed())).toBeUndefined();
      for (const { stream, result, events, expected } of done) {
        const first = expected === 'no-stream' ? 0 : Number(expected) + 1;
        const there = server()
          .log.of(`test_${stream}`)
          .slice(first, first + events.length)
          .map(({ id }) => id);
        const mine = events.map(({ id }) => id);
        if (typeof result === 'object' && result.ok) {
          expect(there).toEqual(mine);
          expect(result.receipt.revision).toBe(BigInt(first + events.length - 1));
        } else if (result === 'unknown') expect([mine, []]).toContainEqual(mine.filter((id) => held.has(id)));
        else expect([result, expected, mine.filter((id) => held.has(id))]).toEqual([result, expected, []]);
      }
      expect(done.filter(({ result }) => result === 'unknown').length).toBeGreaterThan(0);
      expect(done.filter(({ result }) => typeof result === 'object' && result.ok).length).toBeGreaterThan(50);
      expect(longest).toBeLessThan(DEADLINE_MS + 1_000);
    },
    PATIENCE_MS,
  );
});
